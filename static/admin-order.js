// Puts the rows of an ordered list in their places, by buttons and by dragging. The numbers
// are what is sent: without this file they are typed, and the server makes room.
(() => {
  const say = (text) => { const live = document.querySelector("#said"); if (live) live.textContent = text; };
  const el = (tag, attributes, text) => {
    const node = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    if (text) node.textContent = text;
    return node;
  };
  const ROW = ".form-row[id]:not(.empty-form), .inline-related[id]:not(.empty-form)";
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const place = (row) => field(row, "position") ?? field(row, "order");
  const index = (row) => Number(/-(\d+)-/.exec(place(row).name)[1]);
  // The rows of one list: authors and editors are counted apart.
  const rows = (group) => [...group.querySelectorAll(ROW)].filter(place);
  const list = (row) => rows(row.closest("[data-inline-type]")).filter((r) => field(r, "role")?.value === field(row, "role")?.value);
  const isRemoved = (row) => Boolean(field(row, "DELETE")?.checked);
  // A new row that nobody has filled in yet has no place.
  const isBlank = (row) => !row.classList.contains("has_original") && !field(row, "id")?.value
    && [...row.querySelectorAll("input[type=text], textarea")].every((x) => !x.value.trim());
  const name = (row) => (row.querySelector("[name$='-credit_name'], input[type=text]")?.value.trim() || "this row");
  // A row that was refused has its errors in a row of their own above it.
  const withErrors = (row) => {
    const before = row.previousElementSibling;
    return before?.classList.contains("row-form-errors") ? [before, row] : [row];
  };

  const number = (row) => {
    let count = 0;
    const all = list(row).filter((r) => !isRemoved(r) && !isBlank(r));
    all.forEach((r) => { place(r).value = ++count; });
    refresh(row.closest("[data-inline-type]"));
    return `${place(row).value} of ${count}`;
  };
  const refresh = (group) => rows(group).forEach((row) => {
    const own = list(row), at = own.indexOf(row);
    row.querySelectorAll("[data-move]").forEach((button) => {
      const isEnd = button.dataset.move === "up" ? at === 0 : at === own.length - 1;
      button.setAttribute("aria-disabled", isEnd);
      button.setAttribute("aria-label", `Move ${name(row)} ${button.dataset.move}`);
    });
  });
  // Its neighbours step aside one by one: a row that leaves the page loses focus and pointer.
  const step = (row, by) => {
    const own = list(row), other = own[own.indexOf(row) + by];
    if (!other) return false;
    if (by < 0) row.after(...withErrors(other));
    else withErrors(row)[0].before(...withErrors(other));
    return true;
  };
  const move = (row, at) => {
    const to = Math.max(0, Math.min(at, list(row).length - 1));
    for (let n = to - list(row).indexOf(row); n; n -= Math.sign(n)) step(row, Math.sign(n));
    say(`${name(row)} is number ${number(row)}`);
  };

  const equip = (row) => {
    if (!place(row) || row.querySelector(".order")) return;
    const tools = el("span", { class: "order" });
    const grip = el("span", { class: "order__grip", "aria-hidden": "true", title: "Drag to move" }, "⠿");
    const up = el("button", { type: "button", "data-move": "up" }, "↑");
    const down = el("button", { type: "button", "data-move": "down" }, "↓");
    tools.append(grip, up, down);
    place(row).before(tools);
    grip.addEventListener("pointerdown", (e) => drag(e, row, grip));
  };
  const drag = (e, row, grip) => {
    e.preventDefault();
    grip.setPointerCapture(e.pointerId);
    row.classList.add("is-moving");
    const follow = (m) => {
      const own = list(row), here = own.indexOf(row);
      const middle = (r) => { const box = r.getBoundingClientRect(); return box.top + box.height / 2; };
      if (here > 0 && m.clientY < middle(own[here - 1])) step(row, -1);
      else if (here < own.length - 1 && m.clientY > middle(own[here + 1])) step(row, 1);
    };
    const end = () => {
      grip.removeEventListener("pointermove", follow);
      row.classList.remove("is-moving");
      say(`${name(row)} is number ${number(row)}`);
    };
    grip.addEventListener("pointermove", follow);
    ["pointerup", "pointercancel"].forEach((kind) => grip.addEventListener(kind, end, { once: true }));
  };

  const sorted = (group, key) => {
    const all = rows(group).sort((a, b) => key(a) - key(b));
    const end = group.querySelector(".empty-form, .add-row");
    all.forEach((row) => (end ? end.before(...withErrors(row)) : row.parentElement.append(...withErrors(row))));
  };
  document.querySelectorAll("[data-inline-type]:has(.ordered)").forEach((group) => {
    rows(group).forEach(equip);
    refresh(group);
    group.addEventListener("click", (e) => {
      const button = e.target.closest("[data-move]");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      const row = button.closest(ROW);
      move(row, list(row).indexOf(row) + (button.dataset.move === "up" ? -1 : 1));
    });
    group.addEventListener("change", (e) => {
      const row = e.target.closest(ROW);
      if (!row) return;
      if (e.target === place(row) && Number(e.target.value) >= 1) move(row, Number(e.target.value) - 1);
      else refresh(group);
    });
    group.addEventListener("formset:added", (e) => { if (e.target.matches?.(ROW)) equip(e.target); refresh(group); });
    // Removing a new row renames the others in the order of the page, which must then be that of their names.
    group.addEventListener("click", (e) => {
      if (!e.target.closest(".inline-deletelink")) return;
      const order = rows(group);
      sorted(group, index);
      setTimeout(() => { sorted(group, (row) => order.indexOf(row)); refresh(group); });
    }, true);
  });
})();
