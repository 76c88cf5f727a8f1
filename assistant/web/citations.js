// From a number to its source: the card that hovering shows, and the passage that a click leads to.
import { $, all, parts } from "./parts.js";

let wanted = null; // a source to go to once it is there: {exchange, marker}

let left = null; // the source whose whole document is read now

let from = null; // the number that led to the panel

// The exchange of a source or a number; while its answer is still written there is none, and afterwards it is the last.
const exchangeOf = (element) =>
  element.closest("[data-exchange]")?.dataset.exchange || $(".or-part-live .or-exchange")?.dataset.exchange || "";

export function leave(button) {
  const source = button.closest(".or-source");
  left = source && { exchange: exchangeOf(source), marker: source.dataset.marker };
}

export function back() {
  wanted = left;
  parts.live.act({ act: "sources", exchange: left?.exchange || "" });
}

export function refresh() {
  const exchange = $(".or-sources")?.dataset.exchange;
  if (exchange) parts.live.act({ act: "sources", exchange });
}

export function cite(number) {
  wanted = from = { exchange: exchangeOf(number), marker: number.dataset.marker };
  hideCard();
  const panel = $(".or-sources");
  if (panel && (panel.dataset.exchange === wanted.exchange || !wanted.exchange)) arrive();
  else parts.live.act({ act: "sources", exchange: wanted.exchange });
}

function arrive() {
  const source = all(".or-source").find((one) => one.dataset.marker === wanted.marker);
  if (!source) return;
  wanted = null;
  document.body.classList.add("or-sources-open");
  for (const other of all(".or-source.or-current")) other.classList.remove("or-current");
  source.classList.add("or-current");
  const quote = $(".or-quote", source) || source;
  source.scrollIntoView({ block: "start" });
  const panel = source.closest(".block.or-part-sources");
  const below = quote.getBoundingClientRect().bottom - panel.getBoundingClientRect().bottom;
  if (below > -24) quote.scrollIntoView({ block: "center" });
  source.focus({ preventScroll: true });
}

// Out of the panel: where it covers the page it goes, and the keyboard goes back to the number that led here.
export function close() {
  document.body.classList.remove("or-sources-open");
  const here = document.activeElement;
  if (!from || (here !== document.body && !here.closest(".or-part-sources"))) return;
  const exchange = document.getElementById(`answer-${from.exchange}`) || $(".or-part-live .or-exchange");
  const number = exchange && all(".or-citation", exchange).find((one) => one.dataset.marker === from.marker);
  number?.focus();
  hideCard();
}

export function shown(element) {
  if (wanted) arrive();
  const quote = $(".or-whole .or-quote", element);
  if (quote) quote.scrollIntoView({ block: "center" }), quote.focus({ preventScroll: true });
  for (const media of all(".or-media[data-start]", element)) {
    media.addEventListener("loadedmetadata", () => (media.currentTime = Number(media.dataset.start)), { once: true });
  }
}

let card = null;
export function showCard(number) {
  hideCard();
  number.setAttribute("aria-describedby", "or-card");
  card = document.createElement("div");
  card.id = card.className = "or-card";
  card.setAttribute("role", "tooltip");
  const { quote, speaker, question, position, reason } = number.dataset;
  for (const [name, words] of Object.entries({ speaker, question, quote, place: position, reason })) {
    if (!words) continue;
    const line = document.createElement("p");
    line.className = `or-card-${name}`;
    line.dir = "auto";
    line.textContent = words;
    card.append(line);
  }
  document.body.append(card);
  const at = number.getBoundingClientRect();
  const width = Math.min(420, innerWidth - 24);
  card.style.width = `${width}px`;
  card.style.left = `${Math.max(12, Math.min(at.left - 24, innerWidth - width - 12))}px`;
  const above = at.top > card.offsetHeight + 16;
  card.style.top = `${above ? at.top - card.offsetHeight - 8 : at.bottom + 8}px`;
}

export function hideCard() {
  const was = Boolean(card);
  card?.remove();
  for (const number of all("[aria-describedby=or-card]")) number.removeAttribute("aria-describedby");
  card = null;
  return was;
}

for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const number = event.target.closest?.(".or-citation, .or-verdict");
    if (number) showCard(number);
    else if (card && !card.contains(event.target)) hideCard();
  });
}
document.addEventListener("scroll", hideCard, true);
