// The thread of questions and answers: the question box, and which words are kept in view while an answer grows.
import { $, all } from "./parts.js";

export const box = () => $(".or-ask-input textarea");

export function fill(words) {
  const area = box();
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, words);
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  area.setSelectionRange(words.length, words.length);
}

let following = true;
export const follow = () => (following = true);

export function grown(element) {
  const running = Boolean($(".or-running", element));
  document.body.classList.toggle("or-busy", running);
  const scroller = $(".or-scroll");
  if (!following || !scroller) return;
  const asked = $(".or-asked", element);
  const tall = element.offsetHeight > scroller.clientHeight - 40;
  if (asked && (tall || !running)) asked.scrollIntoView({ block: tall ? "start" : "nearest" });
  else scroller.scrollTop = scroller.scrollHeight;
  if (!running) following = false;
}

// A wheel or a finger that turns back says: leave it where I put it.
addEventListener("wheel", (event) => event.deltaY < 0 && event.target.closest?.(".or-scroll") && (following = false), { passive: true });
addEventListener("touchmove", (event) => event.target.closest?.(".or-scroll") && (following = false), { passive: true });

export function keys(event) {
  const inBox = event.target.closest?.(".or-ask-input");
  if (event.key === "Escape" && document.body.classList.contains("or-busy")) {
    $("button.or-ask-stop, .or-ask-stop button")?.click();
    return true;
  }
  if (!inBox) return false;
  if (event.key === "ArrowUp" && !box().value) {
    const asked = all(".or-asked").pop();
    if (asked) {
      event.preventDefault();
      fill(asked.textContent);
    }
  }
  if (event.key === "Enter" && !event.shiftKey) follow();
  if (event.key === "Enter" && event.shiftKey) event.stopImmediatePropagation(); // a new line, not Gradio's submit
  return false;
}
