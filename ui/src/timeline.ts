// Events over time: counts by quad, or the share of the reports that tell of one; under it how many reports there are at all.
import { all, address, ask, failed, h, s, Tip, told, within } from "./dom";

export interface Period {
  period: string;
  start: string;
  end: string;
  quads: [number, number, number, number];
  events: number;
  reports: number;
  coverage: number;
}
export interface Timeline {
  bucket: string;
  rows: Period[];
  outside?: number; // events dated before or after the days drawn
}
const QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];
const TOP = 14;
const BAR = 150;
const GAP = 26;
const STRIP = 26;
const LEFT = 44;
const RIGHT = 8;

/** Draw the timeline into its place and keep it drawn when the window's width changes. */
export async function timeline(place: HTMLElement): Promise<void> {
  try {
    const data = await ask<Timeline>(place.dataset["src"] ?? "");
    if (data.rows.length === 0) {
      place.replaceChildren(h("p", { class: "soft" }, "Nothing to draw: no report of the store lies in these days."));
      return;
    }
    let mode = "count";
    const draw = (): void => picture(place, data, mode);
    for (const button of all<HTMLButtonElement>("[data-mode]")) {
      button.addEventListener("click", () => {
        mode = button.dataset["mode"] ?? "count";
        for (const other of all("[data-mode]")) other.setAttribute("aria-pressed", String(other === button));
        draw();
      });
    }
    let width = 0;
    new ResizeObserver(() => {
      if (place.clientWidth !== width) {
        width = place.clientWidth;
        draw();
      }
    }).observe(place);
    table(place, data);
    if (data.outside) {
      const many = data.outside === 1 ? "1 event is" : `${told(data.outside)} events are`;
      place.after(h("p", { class: "small soft" }, `${many} dated before or after these days and not drawn.`));
    }
  } catch (error) {
    failed(place, error);
  }
}

function steps(most: number): number[] {
  const rough = most / 3;
  const ten = 10 ** Math.floor(Math.log10(rough || 1));
  const step = [1, 2, 5, 10].map((n) => n * ten).find((n) => n >= rough) ?? ten;
  const found: number[] = [];
  for (let at = 0; at <= most + step * 0.01; at += step) found.push(at);
  return found;
}

function words(row: Period): string {
  const share = row.coverage ? `${((100 * row.reports) / row.coverage).toFixed(1)} % of ${told(row.coverage)} reports` : "no report of these days: silence is not peace";
  const parts = QUADS.map((name, at) => [name, row.quads[at] ?? 0] as const).filter(([, n]) => n > 0);
  return [`${row.period}: ${told(row.events)} events`, share, ...parts.map(([name, n]) => `${told(n)} ${name}`)].join("\n");
}

function picture(place: HTMLElement, data: Timeline, mode: string): void {
  const width = Math.max(place.clientWidth, 260);
  const rows = data.rows;
  const step = (width - LEFT - RIGHT) / rows.length;
  const thick = Math.min(Math.max(step * (step > 4 ? 0.82 : 1), 1.2), 48);
  const floor = TOP + BAR;
  const stripTop = floor + GAP;
  const height = stripTop + STRIP + 20;
  const share = (row: Period): number => (row.coverage ? row.reports / row.coverage : 0);
  const most = Math.max(mode === "share" ? Math.max(...rows.map(share)) * 100 : Math.max(...rows.map((row) => row.events)), mode === "share" ? 0.1 : 1);
  const y = (value: number): number => floor - (value / most) * BAR;
  const x = (at: number): number => LEFT + at * step;
  const name = `${mode === "share" ? "Share of reports that tell of such an event" : "Events"} by ${data.bucket}, ${rows[0]?.period ?? ""} to ${rows[rows.length - 1]?.period ?? ""}`;
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${name}. The table below holds the figures.` });

  const axis = s("g", { class: "axis" });
  for (const value of steps(most)) {
    if (mode !== "share" && value % 1 !== 0) continue;
    axis.append(
      s("line", { x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
      s("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, mode === "share" ? `${Number(value.toFixed(2))} %` : told(value)),
    );
  }
  svg.append(axis);

  const bars = s("g");
  rows.forEach((row, at) => {
    let base = floor;
    const tall = mode === "share" ? ((share(row) * 100) / most) * BAR : (row.events / most) * BAR;
    row.quads.forEach((n, quad) => {
      if (n === 0 || row.events === 0) return;
      const part = (tall * n) / row.events;
      base -= part;
      bars.append(s("rect", { class: `q${quad + 1}`, x: x(at), y: base, width: thick, height: Math.max(part, 0.4) }));
    });
  });
  svg.append(bars, s("line", { class: "baseline", x1: LEFT, x2: width - RIGHT, y1: floor, y2: floor }));

  const apart = Math.max(1, Math.ceil(rows.length / Math.max(2, Math.floor((width - LEFT) / 84))));
  rows.forEach((row, at) => {
    if (at % apart === 0) svg.append(s("text", { x: x(at), y: floor + 14 }, row.period));
  });

  const wide = Math.max(...rows.map((row) => row.coverage), 1);
  const strip = s("g");
  rows.forEach((row, at) => {
    const tall = (row.coverage / wide) * STRIP;
    strip.append(
      row.coverage
        ? s("rect", { class: "cover", x: x(at), y: stripTop + STRIP - tall, width: thick, height: Math.max(tall, 1) })
        : s("rect", { class: "silent", x: x(at), y: stripTop + STRIP - 3, width: step, height: 3 }),
    );
  });
  svg.append(strip, s("text", { x: LEFT - 6, y: stripTop + 9, "text-anchor": "end" }, told(wide)));
  svg.append(s("text", { x: LEFT, y: height - 4 }, width < 460 ? `all reports by ${data.bucket}` : `all reports of the store by ${data.bucket} (pale line: none, so nothing can be told)`));

  const hover = s("rect", { class: "hover", y: TOP, width: step, height: stripTop + STRIP - TOP, visibility: "hidden" });
  const brush = s("rect", { class: "brush", y: TOP, height: stripTop + STRIP - TOP, visibility: "hidden" });
  svg.append(hover, brush);
  place.replaceChildren(svg);
  const tip = new Tip(place);
  listen(svg, data, { step, x, hover, brush, tip });
}

interface Parts {
  step: number;
  x: (at: number) => number;
  hover: SVGRectElement;
  brush: SVGRectElement;
  tip: Tip;
}

function listen(svg: SVGSVGElement, data: Timeline, parts: Parts): void {
  const rows = data.rows;
  const at = (event: PointerEvent): number => Math.min(rows.length - 1, Math.max(0, Math.floor((within(svg, event)[0] - LEFT) / parts.step)));
  let from: number | null = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") return; // a finger scrolls the page
    from = at(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    const now = at(event);
    const row = rows[now];
    if (!row) return;
    parts.hover.setAttribute("x", String(parts.x(now)));
    parts.hover.setAttribute("visibility", "visible");
    const [px, py] = within(svg, event);
    parts.tip.show(words(row), px, py);
    if (from !== null) {
      parts.brush.setAttribute("x", String(parts.x(Math.min(from, now))));
      parts.brush.setAttribute("width", String((Math.abs(now - from) + 1) * parts.step));
      parts.brush.setAttribute("visibility", "visible");
    }
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const now = at(event);
    const first = rows[Math.min(from, now)];
    const last = rows[Math.max(from, now)];
    from = null;
    if (first && last) location.assign(address({ since: first.start, until: last.end }));
  });
  svg.addEventListener("pointercancel", () => {
    from = null;
    parts.brush.setAttribute("visibility", "hidden");
  });
  svg.addEventListener("pointerleave", () => {
    parts.hover.setAttribute("visibility", "hidden");
    parts.tip.hide();
  });
}

function table(place: HTMLElement, data: Timeline): void {
  const holder = document.getElementById(place.dataset["table"] ?? "");
  if (!holder) return;
  const heads = [data.bucket, "events", ...QUADS, "reports that tell", "all reports", "share"];
  const body = h("tbody");
  for (const row of data.rows) {
    const cells = [row.events, ...row.quads, row.reports, row.coverage].map((n) => h("td", { class: "number" }, told(n)));
    const link = h("a", { href: address({ since: row.start, until: row.end }) }, row.period);
    body.append(h("tr", {}, h("th", { scope: "row" }, link), ...cells, h("td", { class: "number" }, row.coverage ? `${((100 * row.reports) / row.coverage).toFixed(1)} %` : "–")));
  }
  const head = h("tr", {}, ...heads.map((name, at) => h("th", { scope: "col", ...(at ? { class: "number" } : {}) }, name)));
  holder.replaceChildren(h("table", {}, h("thead", {}, head), body));
}
