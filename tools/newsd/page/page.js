// SPDX-License-Identifier: GPL-2.0-or-later
// Suggestions as one types: an editable combobox with a list (WAI-ARIA Authoring Practices). The page works without.
(() => {
  "use strict";
  const box = document.getElementById("q");
  const form = box.form;
  const PAUSE_MS = 60;
  let typed = box.value; // what the list is of, or will be
  let timer = 0;
  let asking = null;
  let active = -1;

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  const heard = document.createElement("p");
  heard.className = "heard";
  heard.setAttribute("role", "status");
  box.after(list, heard);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    "aria-haspopup": "listbox",
  })) box.setAttribute(name, value);

  const isOpen = () => !list.hidden;

  function activate(index) {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    heard.textContent = "";
    box.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function choose(option) {
    box.value = option.dataset.text;
    close();
    form.requestSubmit();
  }

  // Text only, never markup; ranges count UTF-16 code units, as strings here do.
  function marked(text, ranges) {
    const parts = [];
    let done = 0;
    for (const [begin, end] of ranges) {
      const bold = document.createElement("b");
      bold.textContent = text.slice(begin, end);
      parts.push(text.slice(done, begin), bold);
      done = end;
    }
    return [...parts, text.slice(done)];
  }

  function option(suggestion, index) {
    const item = document.createElement("li");
    item.id = `suggestion-${index}`;
    item.className = suggestion.kind;
    item.dataset.text = suggestion.text;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(...marked(suggestion.text, suggestion.highlights));
    return item;
  }

  function show(suggestions) {
    if (!suggestions.length || document.activeElement !== box) return close();
    list.replaceChildren(...suggestions.map(option));
    list.hidden = false;
    heard.textContent = `${box.dataset.suggestions} ${suggestions.length}`;
    box.setAttribute("aria-expanded", "true");
    activate(-1);
  }

  async function ask() {
    asking?.abort(); // an answer that comes late is of something else
    const text = typed;
    if (!text.trim()) return close();
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(`suggest?limit=8&offsets=utf16&q=${encodeURIComponent(text)}`, { signal: mine.signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (mine === asking && text === typed) show(suggestions);
    } catch (error) {
      if (mine === asking && error.name !== "AbortError") close(); // without a network there are none
    }
  }

  // Comes while a syllable is being composed, too: 대토 is on its way to 대통령, and /suggest knows.
  box.addEventListener("input", () => {
    if (box.value === typed) return;
    typed = box.value;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });

  // Keys that an input method takes are not ours; some browsers say so by key code 229 only.
  let composing = false;
  box.addEventListener("compositionstart", () => { composing = true; });
  box.addEventListener("compositionend", () => { composing = false; });
  const belongsToInputMethod = (event) => composing || event.isComposing || event.keyCode === 229;

  function move(step) {
    const count = list.children.length;
    // -1, the box itself, is one of the places that the arrows go round.
    activate((active + 1 + step + count + 1) % (count + 1) - 1);
  }

  box.addEventListener("keydown", (event) => {
    if (belongsToInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (isOpen()) move(event.key === "ArrowDown" ? 1 : -1);
        else { typed = box.value; ask(); }
        break;
      case "Enter":
        if (!isOpen() || active < 0) return close();
        event.preventDefault();
        choose(list.children[active]);
        break;
      case "Escape":
        if (!isOpen()) return;
        event.preventDefault();
        close();
    }
  });

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) choose(item);
  });
  box.addEventListener("blur", close);

  // Empty fields would only make addresses long.
  form.addEventListener("submit", () => {
    for (const field of form.querySelectorAll("input[name]")) field.disabled = field !== box && !field.value;
  });
  addEventListener("pageshow", () => {
    for (const field of form.querySelectorAll("input:disabled")) field.disabled = false;
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || belongsToInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
