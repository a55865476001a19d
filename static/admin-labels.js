// The boxes that stand in for autocompletes get the labels of the fields that they hide.
(() => {
  const label = (select) => select.getAttribute("aria-label")
    ?? select.labels?.[0]?.textContent.replace(/:\s*$/, "").trim();
  const name = (node, text) => {
    node.removeAttribute("aria-labelledby");
    node.setAttribute("aria-label", text);
  };
  const mend = () => document.querySelectorAll("select.select2-hidden-accessible").forEach((select) => {
    const text = label(select);
    if (text) select.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field").forEach((node) => name(node, text));
  });
  // jQuery is ready a moment after the page is.
  addEventListener("load", () => setTimeout(mend));
  document.addEventListener("formset:added", () => setTimeout(mend));
  // The field that one types into is made when its box opens.
  document.addEventListener("focusin", (e) => {
    mend();
    if (e.target.matches(".select2-dropdown .select2-search__field")) name(e.target, "Search");
  });
})();
