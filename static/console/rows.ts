// A table by keyboard: from its search the arrow goes down into it; inside the table the arrows, j and
// k go through its rows and `/` goes back to the search. Elsewhere a single sign does nothing (WCAG 2.1.4):
// who steers by voice, or hits a key by mistake, is taken nowhere.

export function rowKeys(): void {
  addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    const search = document.querySelector<HTMLInputElement>("[data-filters] input[type=search]");
    const inside = at?.closest("table.grid") && !typing(at);
    if (event.key === "/" && search && inside) {
      event.preventDefault();
      search.focus();
      search.select();
      return;
    }
    const step = at === search ? { ArrowDown: 1 }[event.key] : inside && { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step) return;
    const rows = [...document.querySelectorAll<HTMLElement>("table.grid tbody a.what")];
    const now = rows.findIndex(row => row.closest("tr") === at?.closest("tr"));
    const next = at === search ? rows[0] : rows[now + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

const typing = (place: Element | null): boolean =>
  place instanceof HTMLTextAreaElement || place instanceof HTMLSelectElement ||
  (place instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(place.type));
