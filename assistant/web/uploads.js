// Files that are sent: documents with their progress, one by one, and test sets.
import { $ } from "./parts.js";

const news = () => document.dispatchEvent(new Event("onrecord-news")); // ask the server now

let sending = []; // on their way: {name, stage, words}
let uploaded = []; // as the server last told
let drawn = "";

export const waiting = () => sending.some(({ stage }) => stage === "sending") || uploaded.some((one) => ["waiting", "reading"].includes(one.stage));

export function list(uploads = uploaded, again = false) {
  uploaded = uploads;
  const place = $(".or-uploads");
  const now = JSON.stringify([sending, uploaded]);
  if (!place || (now === drawn && !again)) return;
  drawn = now;
  place.replaceChildren(...[...uploaded, ...sending].slice(-40).map(row));
}

function row({ name, stage, words }) {
  const line = document.createElement("li");
  line.className = "or-upload-row";
  line.dataset.stage = stage;
  for (const said of [name, words]) {
    const span = document.createElement("span");
    span.dir = "auto";
    span.textContent = said;
    line.append(span);
  }
  return line;
}

export function upload(files) {
  const zone = $(".or-upload");
  const collection = $("input[name=collection]", zone)?.value || "";
  for (const file of files) {
    if (file.size > Number(zone.dataset.most)) {
      sending.push({ name: file.name, stage: "failed", words: zone.dataset.large });
      continue;
    }
    const one = { name: file.name, stage: "sending", words: `${zone.dataset.sending} 0 %` };
    sending.push(one);
    const form = new FormData();
    form.append("collection", collection);
    form.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", "onrecord/upload");
    request.upload.onprogress = (event) => {
      one.words = `${zone.dataset.sending} ${Math.round((100 * event.loaded) / event.total)} %`;
      list();
    };
    request.onload = request.onerror = () => {
      if (request.status >= 200 && request.status < 300) sending = sending.filter((other) => other !== one);
      else Object.assign(one, { stage: "failed", words: request.responseText.slice(0, 200) || zone.dataset.lost });
      news();
    };
    request.send(form);
  }
  list();
}

// A folder would be sent as a file that nobody can read.
function dropped({ files, items }, zone) {
  const folders = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory);
  for (const { name } of folders) sending.push({ name, stage: "failed", words: zone.dataset.folder });
  upload([...files].filter((file) => !folders.some(({ name }) => name === file.name)));
}

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.(".or-upload");
    if (!event.dataTransfer?.types?.includes("Files")) return;
    event.preventDefault();
    zone?.classList.toggle("or-over", kind === "dragover");
    if (kind === "drop" && zone) dropped(event.dataTransfer, zone);
  });
}

export async function evaluate(form) {
  const line = $(".or-evaluating");
  const response = await fetch("onrecord/testset", { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!response?.ok && line) line.textContent = response ? (await response.text()).slice(0, 300) : form.dataset.lost;
  if (response?.ok) form.reset(), news();
}
