// Light or dark, set before the page is first painted. The choice is kept by this browser.
(() => {
  "use strict";
  const darkness = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => localStorage.getItem("onrecord-theme");
  const chosen = () => (["light", "dark"].includes(kept()) ? kept() : "auto");
  function paint(theme) {
    if (theme) localStorage.setItem("onrecord-theme", theme);
    const dark = chosen() === "dark" || (chosen() === "auto" && darkness.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }
  paint();
  darkness.addEventListener("change", () => paint());
  window.onrecordTheme = { chosen, paint };
})();
