// The behaviour of the pages: which is shown, and who does what on a click, a key or a change. Every other script is a
// part of it. Text from documents is only ever set with textContent.
import { $, all, copy, parts, send, tell } from "./parts.js";
import { back, cite, close, hideCard, leave, refresh, shown } from "./citations.js";
import { expect } from "./leaves.js";
import { evaluate, list, upload } from "./uploads.js";
import { box, follow, grown, keys, linked } from "./thread.js";
import { arrived, goesTo, opens, regain, returns, settle, turns } from "./focus.js";
import { draft, poll } from "./progress.js";
import { names } from "./names.js";
import { pausing, stays, taken } from "./written.js";

const THEME = "input[type=radio][name=theme]"; // the page of mentions has a field of this name too
const PATIENCE = 5000; // milliseconds until a drawing that did not come is given up

function attach(name, element, act, ask, watch) {
  const waits = ["side", "scope"].includes(name) || $(`.or-page-${name}`);
  const line = waits ? inTurn(name, act, element) : { send: act };
  parts[name] = { name, element, act: line.send, ask };
  watch("value", () => (changed(name, element), line.drawn?.()));
  if (name === "side") setTimeout(boot, 0);
}

// What is done on a part while it is drawn waits until it is, or a drawing that comes late would cover a later one. Of what is
// looked for while it is written (sought), only the latest waits.
function inTurn(name, act, element) {
  const waiting = [];
  let turn = 0;
  let timer = 0;
  let latest = false; // what is drawn now was sought
  const next = () => {
    clearTimeout(timer);
    timer = 0;
    if (waiting.length) go(waiting.shift());
    else if (latest && !pausing()) taken(name);
  };
  const go = ({ data, sought }) => {
    latest = sought;
    timer = setTimeout(next, PATIENCE);
    act({ turn: ++turn, ...data });
  };
  const drawn = () => Number($("[data-turn]", element)?.dataset.turn) === turn && next();
  const send = (data, sought = false) => {
    if (!sought) taken(name);
    if (sought && waiting.at(-1)?.sought) waiting.pop();
    if (timer) waiting.push({ data, sought });
    else go({ data, sought });
  };
  return { drawn, send };
}

// Pages and the address

function show(page) {
  if (!$(`.or-page-${page}`)) page = "ask";
  const before = document.body.dataset.page || "ask";
  document.body.dataset.page = page;
  current();
  leaveMenu(page);
  if (page !== "ask" && parts[page]) parts[page].act({ act: "open" });
  if (page === "ask" && before !== "ask") refresh(); // a document may have changed or gone meanwhile
  if (page === "ask" && matchMedia("(pointer: fine)").matches) box()?.focus();
}

function current() {
  for (const link of all(".or-nav")) {
    if (link.dataset.page === document.body.dataset.page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function menu(open) {
  document.body.classList.toggle("or-menu-open", open);
  $(".or-menu")?.setAttribute("aria-expanded", String(open));
}

// Off the menu that covered the page, to a part of it: the keyboard goes along.
function leaveMenu(part) {
  if (document.body.classList.contains("or-menu-open")) goesTo(part);
  menu(false);
}

let polling = false;
function boot() {
  const [page, key, exchange] = location.hash.replace(/^#/, "").split("/");
  const chosen = page === "c" ? { conversation: key || "", exchange: exchange || "" } : { conversation: "" };
  if (chosen.exchange) linked(chosen.exchange);
  parts.side.act({ act: "open", ...chosen });
  parts.scope?.act({ act: "scope" });
  show(page === "c" || !page ? "ask" : page);
  if (!polling) poll(), draft();
  polling = true;
}

const opened = () => $(".or-conversation-row[aria-current] .or-conversation")?.dataset.conversation || "";

function remember() {
  const page = document.body.dataset.page;
  const hash = page && page !== "ask" ? `#${page}` : opened() ? `#c/${opened()}` : "#";
  if (location.hash !== hash && (hash !== "#" || location.hash)) history.replaceState(null, "", hash);
}

function changed(name, element) {
  if (name === "live" || name === "history") grown();
  if (name === "side") current(), remember(), renaming(element);
  if (name === "documents") list(undefined, true);
  if (name === "scope") names(element), held(element);
  settle(name);
  stays(name, element);
  const done = $(".or-sheet .or-notice, .or-settings ~ .or-note", element.parentElement);
  if (done && name === document.body.dataset.page) tell(done.textContent);
  if (name === "sources" || name === "mentions") shown(element), expect(element);
  if (name === "evaluate") arrived(element);
  if (!["scope", "sources", "history"].includes(name)) regain(name, element);
  for (const choice of all(THEME, element)) choice.checked = choice.value === window.onrecordTheme.chosen();
}

// A form that stays open keeps the keyboard, also where the button that had it was drawn anew.
function held(element) {
  if (document.activeElement === document.body) all(".or-scope[open] :is(input, button)", element).pop()?.focus();
}

function renaming(element) {
  const field = $(".or-conversation-row input[name=title]", element);
  if (field && document.activeElement !== field) field.focus(), field.select();
}

// A second click must not ask a second time.
function rest(button) {
  setTimeout(() => (button.disabled = true));
  setTimeout(() => (button.disabled = false), 3000);
}

// Small things done here

const local = {
  page: (element) => (show(element.dataset.page), remember()),
  skip: () => {
    const { page } = document.body.dataset;
    if (page === "ask") return box().focus();
    const heading = $("h1", parts[page].element);
    heading.tabIndex = -1;
    heading.focus();
  },
  menu: () => menu(!document.body.classList.contains("or-menu-open")),
  cite,
  back,
  copy: (element) => copy(element, element.dataset.text),
  link: (element) => {
    const address = new URL(location.href);
    address.hash = `c/${opened()}/${element.dataset.exchange}`;
    copy(element, address.href);
  },
  "edit-search": (element) => {
    const form = $("form", element.closest(".or-searched-for"));
    form.hidden = !form.hidden;
    if (!form.hidden) $("input", form).focus();
  },
  failures: (element) => {
    sessionStorage.setItem("onrecord-told", element.dataset.failed);
    show("documents"), remember(), poll();
  },
  "close-sources": close,
  choose: (element) => $("input[type=file]", element.closest(".or-upload")).click(),
};

// Events of the document, delegated

document.addEventListener("click", (event) => {
  const target = event.target;
  if (!(target instanceof Element)) return;
  for (const open of all("details.or-more[open], details.or-scope[open]")) if (!open.contains(target)) open.open = false;
  const here = target.closest("[data-local]");
  if (here && local[here.dataset.local]) return void local[here.dataset.local](here);
  const far = target.closest("button[data-act], button[data-ask]");
  if (far) {
    if (far.dataset.ask) follow(), rest(far);
    if (far.dataset.act === "whole") leave(far);
    if (far.matches(".or-sheet :is([data-act=show], [data-act=whole])")) turns(far);
    if (far.matches(".or-sheet .or-back")) returns(far);
    if (["read", "labels"].includes(far.dataset.act)) opens();
    if (far.dataset.act === "scope") $("summary", far.closest(".or-scope")).focus();
    send(far, far.dataset.ask ? "ask" : "act");
    far.closest("details.or-more")?.removeAttribute("open");
    if (["open", "new"].includes(far.dataset.act) && far.closest(".or-side-body")) {
      document.body.dataset.page = "ask";
      follow();
      leaveMenu("live");
      if (far.dataset.act === "new" && matchMedia("(pointer: fine)").matches) box().focus();
    }
  }
  if (target.closest(".or-ask-send")) follow();
  if (!target.closest(".or-part-sources, .or-citation")) document.body.classList.remove("or-sources-open");
});
document.addEventListener("toggle", (event) => event.target.matches?.(".or-scope[open]") && names(event.target, true), true);
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".or-testset")) {
    event.preventDefault();
    return void evaluate(form);
  }
  if (!form.dataset.act && !form.dataset.ask) return;
  event.preventDefault();
  if (form.dataset.act === "compare") opens();
  if (form.dataset.ask) follow();
  send(form, form.dataset.ask ? "ask" : "act");
});
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.matches(THEME)) window.onrecordTheme.paint(field.value);
  if (field.matches("[data-now]")) send(field.closest("form[data-act]") || field, "act");
  if (field.matches(".or-upload input[type=file]")) upload([...field.files]), (field.value = "");
});
// What covers the page goes when the keyboard leaves it.
document.addEventListener("focusin", ({ target }) => {
  if (!target.closest(".or-part-sources, .or-citation")) document.body.classList.remove("or-sources-open");
  if (document.body.classList.contains("or-menu-open") && !target.closest(".or-part-side")) menu(false);
  for (const open of all("details.or-more[open], details.or-scope[open]")) if (!open.contains(target)) open.open = false;
});
document.addEventListener(
  "keydown",
  (event) => {
    if (keys(event) || event.key !== "Escape") return;
    if (event.target.matches?.(".or-conversation-row input[name=title]")) return void parts.side.act({ act: "kept" });
    const open = all("details.or-more[open], details.or-scope[open]");
    for (const one of open) {
      if (one.contains(document.activeElement)) $("summary", one).focus();
      one.open = false;
    }
    if (hideCard() || open.length) return;
    if (document.body.classList.contains("or-menu-open")) menu(false), $(".or-menu").focus();
    else close();
  },
  true,
);
document.addEventListener(
  "keypress",
  (event) => {
    if (event.target.closest?.(".or-ask-input") && event.key === "Enter" && event.shiftKey) event.stopImmediatePropagation();
  },
  true,
);
addEventListener("hashchange", () => {
  const [page] = location.hash.replace(/^#/, "").split("/");
  if (page === "c" || !page) boot();
  else show(page);
});

window.onrecord = { attach };
