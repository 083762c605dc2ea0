// Small makers of elements. Words only ever become text nodes.

type Given = Record<string, string | number | boolean | ((event: never) => void) | undefined>;
type Child = Node | string;
const SVG = "http://www.w3.org/2000/svg";

function fill<T extends Element>(element: T, given: Given, children: Child[]): T {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(name, value as unknown as EventListener);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** An HTML element with attributes, listeners (functions) and children. */
export const h = <K extends keyof HTMLElementTagNameMap>(name: K, given: Given = {}, ...children: Child[]): HTMLElementTagNameMap[K] =>
  fill(document.createElement(name), given, children);

/** An SVG element likewise. */
export const s = <K extends keyof SVGElementTagNameMap>(name: K, given: Given = {}, ...children: Child[]): SVGElementTagNameMap[K] =>
  fill(document.createElementNS(SVG, name), given, children);

/** All elements that a selector finds, in the order of the page. */
export const all = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T[] => [...root.querySelectorAll<T>(selector)];

/** A whole number as people read it. */
export const told = (value: number): string => value.toLocaleString("en");

/** JSON from our own server; throws with the server's words when it refuses. */
export async function ask<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string } | string } | null;
  if (!answer.ok || body === null) {
    const error = body?.error;
    throw new Error((typeof error === "string" ? error : error?.message) ?? `the server answered ${answer.status}`);
  }
  return body as T;
}

/** Say in a chart's place what went wrong. */
export function failed(place: HTMLElement, error: unknown): void {
  place.replaceChildren(h("p", { class: "notice", role: "alert" }, `This picture could not be drawn: ${error instanceof Error ? error.message : String(error)}`));
}

/** The page's address with some query parameters set, or taken away (null). The page of a list begins anew. */
export function address(changes: Record<string, string | null>, path: string = location.pathname): string {
  const query = new URLSearchParams(location.search);
  query.delete("after");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  const words = query.toString();
  return words ? `${path}?${words}` : path;
}

/** A box of words that follows the pointer within a chart. */
export class Tip {
  private readonly box = h("div", { class: "tip", hidden: true });

  constructor(private readonly place: HTMLElement) {
    place.append(this.box);
  }

  show(words: string, x: number, y: number): void {
    this.box.textContent = words;
    this.box.hidden = false;
    const left = Math.max(0, Math.min(x + 12, this.place.clientWidth - this.box.offsetWidth - 4));
    const above = y - this.box.offsetHeight - 10;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${above < 0 ? y + 16 : above}px`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}

/** Pointer's place within an element. */
export function within(element: Element, event: PointerEvent | MouseEvent): [number, number] {
  const box = element.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** Which way a pair, a place or an event leans. */
export function leaning(cooperation: number, conflict: number): "coop" | "conf" | "even" {
  const all_ = cooperation + conflict;
  if (all_ === 0 || Math.abs(cooperation - conflict) <= all_ * 0.1) return "even";
  return conflict > cooperation ? "conf" : "coop";
}
export const LEANS = { coop: "mostly cooperation", conf: "mostly conflict", even: "as much cooperation as conflict" } as const;
