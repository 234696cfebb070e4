// A table by keyboard: `/` goes to its search, the arrows (and j and k, inside the table) go through
// its rows. A letter does nothing while somebody types.

export function rowKeys(): void {
  addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    const search = document.querySelector<HTMLInputElement>("[data-filters] input[type=search]");
    if (event.key === "/" && search && !typing(at)) {
      event.preventDefault();
      search.focus();
      search.select();
      return;
    }
    const step = at === search ? { ArrowDown: 1 }[event.key] : at?.closest("table.grid") && { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
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
