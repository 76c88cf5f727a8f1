// How far the server is: reading, uploads, a test set that runs. Asked now and then, more often while something goes on.
import { $, parts } from "./parts.js";
import { box, fill } from "./thread.js";
import { list, waiting } from "./uploads.js";

let lastState = null;
let running = false; // a test set

let server = ""; // which one the page came from: another knows nothing of this page

// What is being written outlives the page.
const DRAFT = "onrecord-draft";
function again() {
  sessionStorage.setItem(DRAFT, box()?.value || "");
  location.reload();
}
export function draft() {
  const words = sessionStorage.getItem(DRAFT);
  sessionStorage.removeItem(DRAFT);
  if (words) fill(words);
}

function lost() {
  const line = $(".or-status");
  if (line) Object.assign(line, { hidden: false, textContent: line.dataset.lost });
}

let next = 0;
export async function poll() {
  clearTimeout(next);
  let pause = 3000;
  try {
    const state = await refresh();
    if (!state) return;
    pause = state.phase === "ready" && !waiting() && !running ? 5000 : 400;
  } catch {
    lost(); // and asked again
  }
  clearTimeout(next);
  next = setTimeout(poll, pause);
}

document.addEventListener("onrecord-news", poll);

async function refresh() {
  const response = await fetch("onrecord/state", { cache: "no-store" });
  if (response.status === 401) return void location.reload();
  const state = await response.json();
  if (server && state.server !== server) return void again();
  server = state.server;
  reading(state);
  evaluating(state.evaluation);
  list(state.uploads);
  return state;
}

function reading(state) {
  const line = $(".or-status");
  if (line) {
    const ready = state.phase === "ready";
    const failed = ready && sessionStorage.getItem("onrecord-told") === state.failed ? "" : state.failed;
    line.hidden = ready && !failed;
    line.textContent = [ready ? "" : state.words, failed].filter(Boolean).join(" · ");
    if (ready && failed) line.append(" ", shows(line.dataset.show, failed));
    line.style.setProperty("--done", !ready && state.total ? `${(100 * state.done) / state.total}%` : "0%");
  }
  const stamp = `${state.phase}:${state.documents}`;
  if (lastState && lastState !== stamp && (state.phase === "ready" || lastState.startsWith("opening"))) {
    if ($(".or-welcome")) parts.side.act({ act: "new" });
    parts.scope?.act({ act: "scope" });
    if (document.body.dataset.page === "documents") parts.documents.act({ act: "open" });
  }
  if (state.phase === "ready" || !lastState || lastState.startsWith("opening")) lastState = stamp;
}

function shows(label, failed) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "or-link", textContent: label });
  Object.assign(button.dataset, { local: "failures", failed });
  return button;
}

function evaluating(evaluation) {
  const line = $(".or-evaluating");
  if (line && evaluation) line.textContent = evaluation.words;
  if (running && !evaluation?.running) parts.evaluate.act({ act: "open" });
  running = Boolean(evaluation?.running);
  const stop = $(".or-stop-run");
  if (stop) stop.hidden = !running;
}
