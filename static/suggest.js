// Suggestions under search fields: a combobox with a list (WAI-ARIA 1.2). Without this file a form is sent as it is.
(() => {
  const WAIT = 150;

  const set = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  const worthAsking = (text) => text.length > 1 || /[^\x00-\x7f]/.test(text);

  const combobox = (field) => {
    const panel = document.createElement("div");
    const status = document.createElement("p");
    set(panel, { id: `${field.id}-list`, class: "suggest", role: "listbox", "aria-label": "Suggestions" });
    set(status, { class: "vh", role: "status" });
    panel.hidden = true;
    field.closest(".find").append(panel, status);
    set(field, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": panel.id });

    let timer, request, chosen = -1;
    const options = () => [...panel.querySelectorAll("[role=option]")];

    const choose = (index) => {
      const all = options();
      all[chosen]?.setAttribute("aria-selected", "false");
      chosen = index;
      if (!all[chosen]) { field.removeAttribute("aria-activedescendant"); return; }
      all[chosen].setAttribute("aria-selected", "true");
      all[chosen].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", all[chosen].id);
    };

    const close = () => {
      clearTimeout(timer);
      request?.abort();
      choose(-1);
      panel.hidden = true;
      field.setAttribute("aria-expanded", "false");
      status.textContent = "";
    };

    const show = (html) => {
      choose(-1);
      panel.innerHTML = html;
      const all = options();
      all.forEach((option, index) => { option.id = `${panel.id}-${index}`; });
      panel.hidden = !all.length;
      field.setAttribute("aria-expanded", String(Boolean(all.length)));
      status.textContent = all.length ? `${all.length} suggestion${all.length === 1 ? "" : "s"}` : "No suggestions";
    };

    const ask = async () => {
      const text = field.value;
      const query = new URLSearchParams(new FormData(field.form));
      query.set("of", field.dataset.suggest);
      request = new AbortController();
      try {
        const answer = await fetch(`${field.dataset.suggestFrom}?${query}`, { signal: request.signal });
        const html = answer.ok ? await answer.text() : "";
        if (field.value === text && document.activeElement === field) show(html);
      } catch { /* another letter was typed, or the site is away: the form works without */ }
    };

    field.addEventListener("input", () => {
      clearTimeout(timer);
      request?.abort();
      if (worthAsking(field.value.trim())) timer = setTimeout(ask, WAIT);
      else close();
    });

    const keys = {
      ArrowDown: () => choose(chosen + 1 < options().length ? chosen + 1 : -1),
      ArrowUp: () => choose(chosen < 0 ? options().length - 1 : chosen - 1),
      Escape: close,
    };
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && panel.hidden && worthAsking(field.value.trim())) { event.preventDefault(); ask(); return; }
      if (panel.hidden) return;
      if (event.key === "Enter") {
        const option = options()[chosen];
        if (option) { event.preventDefault(); option.click(); }
        else close();
      } else if (keys[event.key]) {
        event.preventDefault();
        event.stopPropagation();
        keys[event.key]();
      }
    });

    // A press on an option must not take the focus before the click arrives.
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    field.addEventListener("blur", close);
    field.form.addEventListener("submit", close);
    // Back shows the page as it was left, with the list open.
    addEventListener("pagehide", close);
  };

  document.querySelectorAll("[data-suggest]").forEach(combobox);
})();
