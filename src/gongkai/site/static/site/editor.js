// The rich text editor has no name of its own: it takes that of its field, for those who hear the page.
function nameEditors() {
  for (const box of document.querySelectorAll("[contenteditable][role=textbox]:not([aria-label])")) {
    let place = box.parentElement;
    while (place && !place.querySelector("label")) place = place.parentElement;
    const label = place?.querySelector("label");
    if (label) box.setAttribute("aria-label", label.textContent.replace("*", "").trim());
  }
}
new MutationObserver(nameEditors).observe(document.documentElement, { childList: true, subtree: true });

// The editor hands its text to the form a quarter of a second after the last key: a button that is
// pressed sooner waits for it, so that the last words are never left behind.
const HANDED_OVER = 400;
let lastTyped = -HANDED_OVER;
document.addEventListener("input", (event) => {
  if (event.target.closest?.(".Draftail-Editor")) lastTyped = performance.now();
}, true);
document.addEventListener("keydown", (event) => {
  if (event.target.closest?.(".Draftail-Editor")) lastTyped = performance.now();
}, true);
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[type=submit], button:not([type]), input[type=submit]");
  const wait = lastTyped + HANDED_OVER - performance.now();
  if (!button?.form || wait <= 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => button.click(), wait);
}, true);

// Wagtail looks at a form two seconds after it opens, and keeps by itself what differs from that: what
// is typed before it has looked would never differ. Such a form counts as changed from the start.
const FIRST_LOOK = 2500;
const opened = new WeakMap();
document.addEventListener("w-unsaved:ready", (event) => opened.set(event.target, performance.now()), true);
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.("form");
    const since = opened.get(form);
    if (since !== undefined && performance.now() - since < FIRST_LOOK) form.dataset.wUnsavedForceValue = "true";
  }, true);
}
