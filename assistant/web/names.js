// What a question can be limited to: fetched when the form is opened, and offered while somebody types.
import { all } from "./parts.js";

let known = {}; // limit -> [[name, words to find it by], ...]

export async function names(form, ask = false) {
  if (ask) {
    const response = await fetch("onrecord/names").catch(() => null);
    if (response?.ok) known = await response.json();
  }
  for (const list of all("datalist[id^=or-list-]", form)) {
    const offered = known[list.id.replace("or-list-", "")] || [];
    list.replaceChildren(...offered.map(([name, words]) => Object.assign(document.createElement("option"), { value: name, label: words })));
  }
}
