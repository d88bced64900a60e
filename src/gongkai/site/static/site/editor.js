// The rich text editor has no name of its own: it takes that of its field, for those who hear the page.
function nameEditors() {
  for (const box of document.querySelectorAll("[contenteditable][role=textbox]:not([aria-label])")) {
    const label = box.closest("[data-contentpath], .w-field__wrapper, .w-panel")?.querySelector("label, .w-panel__heading");
    if (label) box.setAttribute("aria-label", label.textContent.replace("*", "").trim());
  }
}
new MutationObserver(nameEditors).observe(document.documentElement, { childList: true, subtree: true });
