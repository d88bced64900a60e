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
