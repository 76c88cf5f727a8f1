// A link to an answer leads there also for somebody who has to log in first: what follows '#' goes along.
document.addEventListener("DOMContentLoaded", () => (document.querySelector("form").action += location.hash));
