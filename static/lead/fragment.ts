// Put server-rendered parts in place. Ours and not htmx: htmx writes innerHTML from many places and
// builds a Function, so under Trusted Types it needs a default policy, which lets any script write
// markup. Here one named policy makes markup, from one function, and only of our own server's answer.

interface Policy {
  createHTML(html: string): string; // really a TrustedHTML, which the DOM's types do not know yet
}
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

const policy: Policy =
  typeof trustedTypes === "undefined"
    ? { createHTML: html => html }
    : trustedTypes.createPolicy("beleef-fragment", { createHTML: html => html });

/** Replace each part that differs; focus and what is in view stay where they are. */
export function swap(html: string, keep: (old: HTMLElement, fresh: HTMLElement) => boolean): void {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  for (const fresh of template.content.querySelectorAll<HTMLElement>("[data-part]")) {
    const old = document.getElementById(fresh.id);
    if (old && !old.isEqualNode(fresh) && !keep(old, fresh)) replace(old, fresh);
  }
}

function replace(old: HTMLElement, fresh: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const anchor = firstInView(old);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  old.replaceChildren(...fresh.childNodes);
  const after = anchor && document.getElementById(anchor.id)?.getBoundingClientRect().top;
  if (after !== undefined && old.scrollTop > 0) old.scrollTop += after - before;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function firstInView(part: HTMLElement): Element | undefined {
  const { top } = part.getBoundingClientRect();
  return [...part.querySelectorAll("a[id]")].find(link => link.getBoundingClientRect().bottom > top);
}
