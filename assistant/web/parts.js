// The parts of the page: each is an element that sends what is done on it to the server as 'act' or 'ask'.

export const $ = (selector, from = document) => from.querySelector(selector);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];
export const parts = {}; // name -> {name, element, act, ask}

const OURS = ["act", "ask", "local", "sure", "done", "now", "live"];

export const partOf = (target) => Object.values(parts).find((part) => part.element.contains(target));

export function valuesOf(element) {
  const values = {};
  for (const [key, value] of Object.entries(element.dataset)) if (!OURS.includes(key)) values[key] = value;
  if (element.tagName === "FORM") for (const [key, value] of new FormData(element)) values[key] = String(value);
  else if (element.name) values[element.name] = element.type === "checkbox" ? String(element.checked) : element.value;
  return values;
}

export function send(element, kind) {
  const part = partOf(element);
  const act = element.dataset[kind];
  if (!part || !act) return false;
  if (element.dataset.sure && !window.confirm(element.dataset.sure)) return false;
  part[kind]({ ...valuesOf(element), act });
  return true;
}

// For somebody who does not see the page: a line that no part draws anew, or it would not be read out.
const told = Object.assign(document.createElement("p"), { className: "or-told or-unseen" });
told.setAttribute("role", "status");
document.body.append(told);
export const tell = (words) => (told.textContent = words);

export async function copy(element, words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = document.createElement("textarea");
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const label = element.dataset.label || element.textContent;
  element.dataset.label = label;
  element.textContent = element.dataset.done;
  tell(element.dataset.done);
  setTimeout(() => (element.textContent = label), 1500);
}
