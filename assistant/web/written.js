// What is being written in a field of a part while the part is drawn stays as it was written. Where a field is searched by,
// what is in it is looked for at each pause.
import { partOf, valuesOf } from "./parts.js";

const PAUSE = 250; // milliseconds without a key
const FIELDS = "input:not([type=radio], [type=checkbox], [type=file]), textarea";
const written = {}; // by part: {field, words, start, end}, as long as no action took it along
let pause = 0;

document.addEventListener("input", ({ target }) => {
  const part = target.name && target.matches(FIELDS) && partOf(target);
  if (!part) return;
  written[part.name] = { field: target.name, words: target.value, start: target.selectionStart, end: target.selectionEnd };
  if (!target.dataset.live) return;
  clearTimeout(pause);
  pause = setTimeout(() => {
    pause = 0;
    part.act({ ...valuesOf(target), act: target.dataset.live }, true);
  }, PAUSE);
});

export const pausing = () => Boolean(pause);

export const taken = (name) => delete written[name];

export function stays(name, element) {
  const here = document.activeElement;
  const { field, words, start, end } = written[name] ?? {};
  if (!element.contains(here) || here.name !== field || here.value === words) return;
  here.value = words;
  here.setSelectionRange?.(start, end);
}
