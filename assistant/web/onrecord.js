// The behaviour of the pages: sends what is done to Gradio's events, leads from a number to its source, keys.
// Text from documents is only ever set with textContent.
(() => {
  "use strict";
  const parts = {}; // name -> {element, act, ask}
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  let wanted = null; // a source to go to once it is there: {exchange, marker}
  let lastState = null;
  let signed = "";

  function attach(name, element, act, ask, watch) {
    parts[name] = { element, act, ask };
    watch("value", () => changed(name, element));
    if (name === "side") queueMicrotask(() => setTimeout(boot, 0));
  }

  function partOf(target) {
    return Object.values(parts).find((part) => part.element.contains(target));
  }

  function valuesOf(element) {
    const values = {};
    for (const [key, value] of Object.entries(element.dataset)) {
      if (!["act", "ask", "local", "sure", "done", "now", "live"].includes(key)) values[key] = value;
    }
    if (element.tagName === "FORM") for (const [key, value] of new FormData(element)) values[key] = String(value);
    else if (element.name) values[element.name] = element.type === "checkbox" ? String(element.checked) : element.value;
    return values;
  }

  function send(element, kind) {
    const part = partOf(element);
    const act = element.dataset[kind];
    if (!part || !act) return;
    if (element.dataset.sure && !window.confirm(element.dataset.sure)) return;
    if (kind === "ask") follow = true;
    part[kind]({ ...valuesOf(element), act });
  }

  // Pages and the address

  function show(page) {
    if (!$(`.or-page-${page}`)) page = "ask";
    document.body.dataset.page = page;
    for (const link of all(".or-nav")) {
      if (link.dataset.page === page) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    menu(false);
    if (page !== "ask" && parts[page]) parts[page].act({ act: "open" });
    if (page === "ask" && matchMedia("(pointer: fine)").matches) box()?.focus();
  }

  function menu(open) {
    document.body.classList.toggle("or-menu-open", open);
    $(".or-menu")?.setAttribute("aria-expanded", String(open));
  }

  function boot() {
    const [page, key, exchange] = location.hash.replace(/^#/, "").split("/");
    const chosen = page === "c" ? { conversation: key || "", exchange: exchange || "" } : { conversation: "" };
    parts.side.act({ act: "open", ...chosen });
    parts.scope?.act({ act: "scope" });
    show(page === "c" || !page ? "ask" : page);
    poll();
  }

  function remember() {
    const current = $(".or-conversation-row[aria-current] .or-conversation");
    const page = document.body.dataset.page;
    const hash = page && page !== "ask" ? `#${page}` : current ? `#c/${current.dataset.conversation}` : "#";
    if (location.hash !== hash && (hash !== "#" || location.hash)) history.replaceState(null, "", hash);
  }

  // What changed

  let follow = true; // keep the newest words in view
  function changed(name, element) {
    if (name === "live") {
      const running = Boolean($(".or-running", element));
      document.body.classList.toggle("or-busy", running);
      const scroller = $(".or-scroll");
      if (follow && scroller) {
        const asked = $(".or-asked", element);
        const room = scroller.clientHeight;
        const tall = element.offsetHeight > room - 40;
        if (asked && (tall || !running)) asked.scrollIntoView({ block: tall ? "start" : "nearest" });
        else scroller.scrollTop = scroller.scrollHeight;
        if (!running) follow = false;
      }
    }
    if (name === "side") {
      for (const link of all(".or-nav")) {
        if (link.dataset.page === document.body.dataset.page) link.setAttribute("aria-current", "page");
      }
      remember();
    }
    if (name === "documents") list(uploaded);
    if (name === "sources" && wanted) arrive();
    if (name === "sources") {
      const quote = $(".or-whole .or-quote", element);
      if (quote) quote.scrollIntoView({ block: "center" });
      for (const media of all("audio[data-start]", element)) {
        media.addEventListener("loadedmetadata", () => (media.currentTime = Number(media.dataset.start)), { once: true });
      }
    }
    for (const choice of all("input[name=theme]", element)) {
      choice.checked = choice.value === (localStorage.getItem("onrecord-theme") || "auto");
    }
  }

  // From a number to its source

  function cite(number) {
    const answer = number.closest("[data-exchange]");
    wanted = { exchange: answer?.dataset.exchange || "", marker: number.dataset.marker };
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

  let card = null;
  function showCard(number) {
    hideCard();
    card = document.createElement("div");
    card.className = "or-card";
    card.setAttribute("role", "tooltip");
    const line = (className, words) => {
      if (!words) return;
      const p = document.createElement("p");
      p.className = className;
      p.dir = "auto";
      p.textContent = words;
      card.append(p);
    };
    const { quote, speaker, question, position } = number.dataset;
    line("or-card-speaker", speaker);
    line("or-card-question", question);
    line("or-card-quote", quote);
    line("or-card-place", position);
    document.body.append(card);
    const at = number.getBoundingClientRect();
    const width = Math.min(420, innerWidth - 24);
    card.style.width = `${width}px`;
    card.style.left = `${Math.max(12, Math.min(at.left - 24, innerWidth - width - 12))}px`;
    const above = at.top > card.offsetHeight + 16;
    card.style.top = `${above ? at.top - card.offsetHeight - 8 : at.bottom + 8}px`;
  }
  function hideCard() {
    card?.remove();
    card = null;
  }

  // Small things done here

  const local = {
    page: (element) => (show(element.dataset.page), remember()),
    skip: () => (show("ask"), box().focus()),
    menu: () => menu(!document.body.classList.contains("or-menu-open")),
    cite,
    copy: (element) => copy(element, element.dataset.text),
    link: (element) => {
      const current = $(".or-conversation-row[aria-current] .or-conversation");
      const address = new URL(location.href);
      address.hash = `c/${current?.dataset.conversation || ""}/${element.dataset.exchange}`;
      copy(element, address.href);
    },
    "edit-search": (element) => {
      const form = $("form", element.closest(".or-searched-for"));
      form.hidden = !form.hidden;
      if (!form.hidden) $("input", form).focus();
    },
    "close-sources": () => document.body.classList.remove("or-sources-open"),
    choose: (element) => $("input[type=file]", element.closest(".or-upload")).click(),
  };

  async function copy(element, words) {
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
    const label = element.textContent;
    element.textContent = element.dataset.done;
    setTimeout(() => (element.textContent = label), 1500);
  }

  const box = () => $(".or-ask-input textarea");

  function fill(words) {
    const area = box();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, words);
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    area.setSelectionRange(words.length, words.length);
  }

  // Events of the document, delegated

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    for (const open of all("details.or-more[open], details.or-scope[open]")) if (!open.contains(target)) open.open = false;
    const here = target.closest("[data-local]");
    if (here && local[here.dataset.local]) return void local[here.dataset.local](here);
    const far = target.closest("button[data-act], button[data-ask]");
    if (far) {
      send(far, far.dataset.ask ? "ask" : "act");
      far.closest("details.or-more")?.removeAttribute("open");
      if (["open", "new"].includes(far.dataset.act) && far.closest(".or-side-body")) {
        document.body.dataset.page = "ask";
        follow = true;
        menu(false);
      }
    }
    if (target.closest(".or-ask-send")) follow = true;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.act && !form.dataset.ask) return;
    event.preventDefault();
    send(form, form.dataset.ask ? "ask" : "act");
  });
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches("input[name=theme]")) paint(field.value);
    if (field.matches("[data-now]")) {
      const form = field.closest("form[data-act]");
      send(form || field, "act");
    }
    if (field.matches(".or-testset input[type=file]") && field.files.length) evaluate(field);
    if (field.matches(".or-upload input[type=file]")) upload(field.files, field), (field.value = "");
  });
  let typing = 0;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.dataset?.live) return;
    clearTimeout(typing);
    typing = setTimeout(() => partOf(field)?.act({ ...valuesOf(field), act: field.dataset.live }), 250);
  });
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const number = event.target.closest?.(".or-citation");
      if (number) showCard(number);
      else if (card && !card.contains(event.target)) hideCard();
    });
  }
  document.addEventListener("scroll", hideCard, true);

  document.addEventListener(
    "keydown",
    (event) => {
      const inBox = event.target.closest?.(".or-ask-input");
      if (event.key === "Escape") {
        if (card) hideCard();
        if (document.body.classList.contains("or-busy")) $("button.or-ask-stop, .or-ask-stop button")?.click();
        else document.body.classList.remove("or-sources-open");
      }
      if (inBox && event.key === "ArrowUp" && !box().value) {
        const asked = all(".or-asked").pop();
        if (asked) {
          event.preventDefault();
          fill(asked.textContent);
        }
      }
      if (inBox && event.key === "Enter" && !event.shiftKey) follow = true;
      if (inBox && event.key === "Enter" && event.shiftKey) event.stopImmediatePropagation();
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

  // How far the reading is, and uploads

  async function poll() {
    let pause = 1000;
    try {
      const response = await fetch("onrecord/state", { cache: "no-store" });
      if (response.status === 401) return location.reload();
      const state = await response.json();
      status(state);
      pause = state.phase === "ready" && !state.uploads.some((one) => ["waiting", "reading"].includes(one.stage)) && !evaluating ? 5000 : 700;
    } catch {
      pause = 3000;
    }
    setTimeout(poll, pause);
  }

  function status(state) {
    const line = $(".or-status");
    if (line) {
      line.hidden = state.phase === "ready" && !state.failed;
      line.textContent = [state.words, state.failed].filter(Boolean).join(" · ");
      line.style.setProperty("--done", state.total ? `${(100 * state.done) / state.total}%` : "0%");
    }
    const stamp = `${state.phase}:${state.documents}`;
    const settled = lastState && lastState !== stamp && (state.phase === "ready" || lastState.startsWith("opening"));
    if (settled) {
      if ($(".or-welcome")) parts.side.act({ act: "new" });
      parts.scope?.act({ act: "scope" });
      if (document.body.dataset.page === "documents") parts.documents.act({ act: "open" });
    }
    if (state.phase === "ready" || !lastState || lastState.startsWith("opening")) lastState = stamp;
    const line2 = $(".or-evaluating");
    if (line2 && state.evaluation) line2.textContent = state.evaluation.words;
    if (evaluating && !state.evaluation?.running) parts.evaluate.act({ act: "open" });
    evaluating = Boolean(state.evaluation?.running);
    const now = JSON.stringify(state.uploads);
    if (now !== signed) {
      signed = now;
      uploaded = state.uploads;
      list(uploaded);
    }
  }

  let evaluating = false;
  async function evaluate(field) {
    const form = new FormData();
    form.append("testset", field.files[0], field.files[0].name);
    form.append("compare", $("select[name=compare]", field.closest(".or-testset"))?.value || "");
    const response = await fetch("onrecord/testset", { method: "POST", body: form });
    field.value = "";
    if (response.ok) evaluating = true;
    else $(".or-evaluating").textContent = (await response.text()).slice(0, 300);
    refresh();
  }

  let sending = [];
  let uploaded = []; // as the server last told
  function list(uploads) {
    const place = $(".or-uploads");
    if (!place) return;
    place.replaceChildren(
      ...[...sending, ...uploads].slice(-40).map((one) => {
        const row = document.createElement("li");
        row.className = "or-upload-row";
        row.dataset.stage = one.stage;
        const name = document.createElement("span");
        name.textContent = one.name;
        const words = document.createElement("span");
        words.textContent = one.words;
        row.append(name, words);
        return row;
      }),
    );
  }

  function upload(files, field) {
    const zone = $(".or-upload");
    const collection = $("input[name=collection]", zone)?.value || "";
    for (const file of files) {
      const one = { name: file.name, stage: "sending", words: `${zone.dataset.sending} 0 %` };
      sending.push(one);
      const form = new FormData();
      form.append("collection", collection);
      form.append("files", file, file.name);
      const request = new XMLHttpRequest();
      request.open("POST", "onrecord/upload");
      request.upload.onprogress = (event) => {
        one.words = `${zone.dataset.sending} ${Math.round((100 * event.loaded) / event.total)} %`;
        signed = "";
      };
      const end = () => {
        if (request.status >= 200 && request.status < 300) sending = sending.filter((other) => other !== one);
        else Object.assign(one, { stage: "failed", words: request.responseText.slice(0, 200) || zone.dataset.lost });
        signed = "";
        refresh();
      };
      request.onload = end;
      request.onerror = end;
      request.send(form);
    }
    signed = "";
  }
  async function refresh() {
    const response = await fetch("onrecord/state", { cache: "no-store" });
    if (response.ok) status(await response.json());
  }

  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const zone = event.target.closest?.(".or-upload");
      if (!event.dataTransfer?.types?.includes("Files")) return;
      event.preventDefault();
      zone?.classList.toggle("or-over", kind === "dragover");
      if (kind === "drop" && zone && event.dataTransfer.files.length) upload(event.dataTransfer.files);
    });
  }

  // Light and dark

  function paint(theme) {
    if (theme) localStorage.setItem("onrecord-theme", theme);
    const chosen = theme || localStorage.getItem("onrecord-theme") || "auto";
    const dark = chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "dark" : "light";
  }
  paint();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint());
  addEventListener("hashchange", () => {
    const [page] = location.hash.replace(/^#/, "").split("/");
    if (page === "c" || !page) boot();
    else show(page);
  });

  window.onrecord = { attach };
})();
