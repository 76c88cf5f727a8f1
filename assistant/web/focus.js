// The keyboard's place: where what had it is drawn anew without it, it goes to what stands for the same thing, else to
// the heading of what came instead. And what was opened far down a page is brought into view.
import { $, all, partOf, parts, valuesOf } from "./parts.js";
import { box } from "./thread.js";

const WHOM = "[data-conversation], [data-document]";
const last = {}; // by part: the element that had the keyboard, and the conversation or document that it was about

document.addEventListener("focusin", ({ target }) => {
  for (const [name, { element }] of Object.entries(parts)) {
    if (!element.contains(target)) continue;
    const { conversation, document: number } = target.closest(WHOM)?.dataset ?? {};
    last.part = name;
    if (conversation || number) last[name] = { conversation, number };
  }
});

export function regain(name, element) {
  if (last.part !== name || document.activeElement !== document.body) return;
  if (name === "live") return void (matchMedia("(pointer: fine)").matches && box()?.focus({ preventScroll: true }));
  const { conversation, number } = last[name] ?? {};
  const same =
    (conversation && $(`.or-conversation[data-conversation="${conversation}"]`, element)) ||
    (number && $(`.or-document-row [data-document="${number}"]`, element));
  const there = same || $(name === "side" ? "[data-act=new]" : "h1, h2", element);
  if (!there) return;
  if (there.matches("h1, h2")) there.tabIndex = -1;
  there.focus({ preventScroll: there !== same });
}

// The keyboard goes on to another part, once that is drawn.
export function goesTo(part) {
  last.part = part;
  delete last[part];
}

// A list that is left for one of its documents is found again as it was: how far down, its filter, how much was shown.
const left = {}; // by part
const place = {}; // by part: how far down its page it is to stand once it is drawn

const scroller = (part) => part.element.closest(".or-page");

export function turns(button) {
  const part = partOf(button);
  const filter = $(".or-filter", part.element);
  const shown = all(".or-document-row, .or-mention", part.element).length;
  left[part.name] = { top: scroller(part).scrollTop, values: { ...(filter && valuesOf(filter)), limit: shown } };
  place[part.name] = 0;
}

export function returns(button) {
  const part = partOf(button);
  if (!left[part.name]) return;
  Object.assign(button.dataset, left[part.name].values);
  place[part.name] = left[part.name].top;
}

export function settle(name) {
  if (place[name] === undefined) return;
  scroller(parts[name]).scrollTop = place[name];
  delete place[name];
}

let opening = false;
export const opens = () => (opening = true);

export function arrived(element) {
  if (!opening) return;
  opening = false;
  const there = $(".or-report, .or-labels", element);
  if (!there) return;
  there.tabIndex = -1;
  there.focus({ preventScroll: true });
  there.scrollIntoView({ block: "start" });
}
