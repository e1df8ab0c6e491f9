"use strict";
// One key for each deed. While somebody writes, only Esc counts: it leaves the field.
(() => {
  const reason = document.querySelector("[data-reason]");
  for (const chip of document.querySelectorAll("[data-fill]")) {
    chip.addEventListener("click", () => {
      reason.value = chip.dataset.fill;
      reason.focus();
    });
  }
  const boxes = document.querySelector("[data-toggle-boxes]");
  boxes?.addEventListener("change", () => {
    document.body.classList.toggle("without-boxes", !boxes.checked);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const writes = event.target.matches("textarea, input:not([type=checkbox]), select");
    if (writes) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
    if (!found) return;
    event.preventDefault();
    // A rejection needs words: the first press leads to them.
    if (wanted === "r" && !reason.value.trim()) reason.focus();
    else found.click();
  });
  document.querySelector("[data-first]")?.focus();
})();
