// The thread of questions and answers: the question box, and which words are kept in view while an answer grows.
import { $, all, tell } from "./parts.js";

export const box = () => $(".or-ask-input textarea");

export function fill(words) {
  const area = box();
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, words);
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  area.setSelectionRange(words.length, words.length);
}

let written = false; // an answer, when this was last looked at
let following = true; // the last question is brought to the top, where it stays while its answer grows
let wanted = ""; // the answer that a link leads to
export const follow = () => ((following = true), (wanted = ""));
export const linked = (exchange) => (wanted = exchange);

export function grown() {
  const live = $(".block.or-part-live");
  const running = Boolean($(".or-running", live));
  document.body.classList.toggle("or-busy", running);
  if (running && !written) tell($(".or-working", live).textContent);
  if (!running && written) tell($(".or-answer", live)?.innerText ?? "");
  written = running;
  const there = wanted && document.getElementById(`answer-${wanted}`);
  if (there) {
    there.classList.add("or-linked");
    there.scrollIntoView({ block: "start" });
  } else if (following && $(".or-asked, .or-problem", live)) live.scrollIntoView({ block: "start" });
  if (!running) requestAnimationFrame(() => ((following = false), there && (wanted = "")));
}

// Who scrolls says: leave it where I put it.
for (const kind of ["wheel", "touchmove"]) {
  addEventListener(kind, (event) => event.target.closest?.(".or-scroll") && (following = false), { passive: true });
}

export function keys(event) {
  const inBox = event.target.closest?.(".or-ask-input");
  if (event.key === "Escape" && document.body.classList.contains("or-busy")) {
    $("button.or-ask-stop, .or-ask-stop button")?.click();
    return true;
  }
  if (!inBox) return false;
  if (event.key === "ArrowUp" && !box().value) {
    const asked = all(".or-asked").pop();
    if (asked) {
      event.preventDefault();
      fill(asked.textContent);
    }
  }
  if (event.key === "Enter" && !event.shiftKey) follow();
  if (event.key === "Enter" && event.shiftKey) event.stopImmediatePropagation(); // a new line, not Gradio's submit
  return false;
}
