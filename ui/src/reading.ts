// The report's text and its events: whichever is pointed at, the other is lit.
import { all } from "./dom";

const ids = (element: HTMLElement, name: string): string[] => (element.dataset[name] ?? "").split(" ").filter(Boolean);

function light(event: string | null): void {
  for (const mark of all(".fulltext [data-events]")) mark.classList.toggle("lit", event !== null && ids(mark, "events").includes(event));
  for (const card of all(".margin [data-event]")) card.classList.toggle("now", card.dataset["event"] === event);
}

function show(event: string, intoText: boolean): void {
  light(event);
  const target = intoText
    ? all(".fulltext [data-events]").find((mark) => ids(mark, "events").includes(event))
    : all(".margin [data-event]").find((card) => card.dataset["event"] === event);
  target?.scrollIntoView({ block: intoText ? "center" : "nearest" });
}

export function reading(): void {
  const text = document.querySelector<HTMLElement>(".fulltext");
  if (!text) return;
  text.addEventListener("click", (click) => {
    const mark = click.target instanceof Element ? click.target.closest<HTMLElement>("[data-events]") : null;
    const event = mark ? ids(mark, "events").at(-1) : undefined;
    if (event) show(event, false);
  });
  document.addEventListener("dragoman:now", (moved) => {
    const card = moved.target instanceof HTMLElement ? moved.target.dataset["event"] : undefined;
    if (card) show(card, true);
  });
  for (const card of all(".margin [data-event]")) {
    card.addEventListener("pointerenter", () => light(card.dataset["event"] ?? null));
    card.addEventListener("click", (click) => {
      if (click.target instanceof Element && !click.target.closest("a")) show(card.dataset["event"] ?? "", true);
    });
  }
  const asked = new URLSearchParams(location.search).get("event");
  if (asked) show(asked, true);
}
