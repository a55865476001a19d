// Keys for the review of a CV, and nothing else: every button works without this file.
// They act only while "Keys on" is ticked and no field has the focus (WCAG 2.1.4).
(() => {
  const on = document.getElementById("keys-on");
  const keys = document.getElementById("all-keys");
  const now = document.getElementById("now");
  if (!on) return;
  on.checked = localStorage.getItem("review-keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("review-keys", on.checked ? "on" : "off"));

  // the line that is being decided on stands in view, without moving the page
  const pane = document.querySelector(".pane--doc");
  const line = document.querySelector(".doc__l--now");
  if (pane && line) pane.scrollTop = line.offsetTop - pane.offsetTop - pane.clientHeight / 3;

  const typing = (e) => /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target !== on;
  const first = (selector) => now?.querySelector(selector);
  const press = (key) => document.querySelector(`[data-key="${key}"]`)?.click();
  const acts = {
    j: () => press("j"),
    k: () => press("k"),
    a: () => press("a"),
    r: () => press("r"),
    u: () => press("u"),
    e: () => first(".card__fields .input")?.focus(),
    m: () => (first("#merge input:checked") ?? first("#merge input"))?.focus(),
    "?": () => keys.showModal(),
  };
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && typing(e) && now?.contains(e.target)) { e.target.blur(); return; }
    const act = acts[e.key.toLowerCase()];
    if (!act || !on.checked || typing(e) || keys.open || e.ctrlKey || e.metaKey || e.altKey || e.repeat) return;
    e.preventDefault();
    act();
  });
  // a second press while the first is on its way must not send it twice
  document.addEventListener("submit", (e) => {
    if (e.target.dataset.sent) e.preventDefault();
    else if (e.target.method === "post") e.target.dataset.sent = "1";
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => { delete f.dataset.sent; }));
})();
