// Keys: j and k from event to event, e from evidence to evidence, Enter opens, / searches, ? tells.
import { all } from "./dom";

function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

let now = -1;

/** Go to the n-th event of the page; says which element it is. */
function go(step: number): void {
  const items = all("[data-item]");
  if (items.length === 0) return;
  const focused = document.activeElement?.closest("[data-item]");
  if (focused instanceof HTMLElement && items.indexOf(focused) >= 0) now = items.indexOf(focused);
  now = Math.max(0, Math.min(items.length - 1, now + step));
  const item = items[now];
  if (!item) return;
  for (const other of items) other.classList.toggle("now", other === item);
  (item.querySelector<HTMLElement>("a, button") ?? item).focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  item.dispatchEvent(new CustomEvent("dragoman:now", { bubbles: true }));
}

let evidence = -1;

function next(): void {
  const marks = all("[data-evidence].lit").length ? all("[data-evidence].lit") : all("[data-evidence]");
  if (marks.length === 0) return;
  evidence = (evidence + 1) % marks.length;
  const mark = marks[evidence];
  mark?.scrollIntoView({ block: "center" });
  mark?.focus({ preventScroll: true });
}

export function keys(): void {
  const help = document.querySelector<HTMLDialogElement>("#keys");
  document.addEventListener("dragoman:now", () => {
    evidence = -1;
  });
  document.querySelector("[data-keys]")?.addEventListener("click", () => help?.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || help?.open) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "e") next();
    else if (event.key === "?") help?.showModal();
    else if (event.key === "/") document.querySelector<HTMLInputElement>("#find")?.focus();
    else return;
    event.preventDefault();
  });
}
