// Titles under a search box while one types: a combobox with a list (WAI-ARIA 1.2). Without scripts the
// box asks for the page of results as ever.
"use strict";

const QUIET = 200;  // milliseconds without a key before the server is asked

function suggesting(input, number) {
  const list = document.createElement("ul");
  list.id = `suggested-${number}`;
  list.className = "suggested";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.list);
  input.form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let timer, asking, at = -1;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(items) {
    list.replaceChildren(...items.map((item, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = item.title;
      option.addEventListener("pointerdown", (event) => event.preventDefault());  // the box keeps its focus
      option.addEventListener("click", () => location.assign(item.url));
      return option;
    }));
    close();
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
  }

  async function ask() {
    asking?.abort();
    const typed = input.value.trim();
    if (typed === "") return close();
    asking = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, {signal: asking.signal});
      const items = answer.ok ? (await answer.json()).items : [];
      if (document.activeElement === input) show(items);
    } catch (error) {
      if (error.name !== "AbortError") close();  // away for a moment: the button still works
    }
  }

  function choose(place) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = place;
    const option = list.children[at];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({block: "nearest"});
    input.setAttribute("aria-activedescendant", option.id);
  }

  function later(event) {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, QUIET);  // letters of an input method are not words yet
  }

  input.addEventListener("input", later);
  input.addEventListener("compositionend", later);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.isComposing || count === 0) return;
    const steps = {ArrowDown: 1, ArrowUp: -1};
    if (event.key in steps) {
      event.preventDefault();
      choose((at + steps[event.key] + count + 1 + 1) % (count + 1) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      list.children[at].click();
    }
  });
}

document.querySelectorAll("input[data-suggest]").forEach(suggesting);
