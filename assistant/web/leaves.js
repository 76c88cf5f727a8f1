// The pages of a cited PDF: fetched when their place comes into view, the quoted words framed on each.
import { all } from "./parts.js";

const watcher = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    watcher.unobserve(target);
    load(target);
  }
});

export function expect(element) {
  for (const place of all(".or-pages:not([data-state])", element)) {
    place.dataset.state = "waiting";
    watcher.observe(place);
  }
}

async function load(place) {
  const { document: key, start, end, alt } = place.dataset;
  const response = await fetch(`onrecord/pages/${key}?start=${start}&end=${end}`).catch(() => null);
  const pages = response?.ok ? await response.json() : [];
  if (!pages.length) {
    place.dataset.state = "none";
    place.textContent = place.dataset.none;
    return;
  }
  place.replaceChildren(...pages.map((page) => leaf(page, key, alt)));
  place.dataset.state = "there";
  const box = place.querySelector(".or-cited-box");
  if (box) place.scrollTop = box.offsetTop + box.parentElement.offsetTop - place.clientHeight / 3;
}

function leaf(page, key, alt) {
  const sheet = document.createElement("div");
  sheet.className = "or-leaf";
  sheet.style.aspectRatio = `${page.width} / ${page.height}`;
  const picture = document.createElement("img");
  picture.src = `onrecord/pages/${key}/${page.number}.png`;
  picture.alt = alt.replace("#", page.number);
  sheet.append(picture);
  for (const [left, top, width, height] of page.boxes) {
    const box = document.createElement("span");
    box.className = "or-cited-box";
    Object.assign(box.style, { left: share(left), top: share(top), width: share(width), height: share(height) });
    sheet.append(box);
  }
  return sheet;
}

const share = (part) => `${(100 * part).toFixed(3)}%`;
