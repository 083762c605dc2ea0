// Where events happened: circles by number of events on faint outlines. The country of an event comes from the record, never from the outlines.
import { geoEqualEarth, geoPath } from "d3-geo";
import type { Feature, FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { address, all, ask, failed, LEANS, leaning, s, Tip, told, within } from "./dom";

interface Place {
  id: string;
  name: string;
  country: string | null;
  latitude: number;
  longitude: number;
  events: number;
  cooperation: number;
  conflict: number;
}
const WIDTH = 960;
const HEIGHT = 480;

async function map(place: HTMLElement): Promise<void> {
  try {
    const [world, data] = await Promise.all([
      ask<Topology<{ countries: GeometryCollection }>>(place.dataset["world"] ?? ""),
      ask<{ places: Place[] }>(place.dataset["src"] ?? ""),
    ]);
    draw(place, feature(world, world.objects.countries), data.places);
  } catch (error) {
    failed(place, error);
  }
}

function fitted(places: Place[]): FeatureCollection | { type: "Sphere" } {
  const around: Feature[] = places.map((p) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [p.longitude, p.latitude] } }));
  return around.length ? { type: "FeatureCollection", features: around } : { type: "Sphere" };
}

function draw(place: HTMLElement, countries: FeatureCollection, places: Place[]): void {
  const projection = geoEqualEarth().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
  const path = geoPath(projection);
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Map of places of events; the list beside it holds the same" });
  const moved = s("g");
  
  for (const country of countries.features) moved.append(s("path", { class: "land", d: path(country) ?? "" }));
  const most = Math.max(...places.map((p) => p.events), 1);
  const view = { k: 1, x: 0, y: 0 };
  const size = (p: Place): number => (3 + 17 * Math.sqrt(p.events / most)) / Math.sqrt(view.k) / (view.k > 6 ? 1.3 : 1);
  const dots = [...places]
    .sort((a, b) => b.events - a.events)
    .map((p) => {
      const [x, y] = projection([p.longitude, p.latitude]) ?? [0, 0];
      const lean = leaning(p.cooperation, p.conflict);
      const words = `${p.name}${p.country ? ` (${p.country})` : ""}: ${told(p.events)} events, ${LEANS[lean]}`;
      const dot = s("circle", { class: `dot ${lean}`, cx: x, cy: y });
      const link = s("a", { href: address({ place: p.name }, "/"), "aria-label": words }, dot);
      moved.append(link);
      return { p, dot, words, x, y };
    });
  svg.append(moved);
  place.prepend(svg);
  place.querySelector(".wait")?.remove();
  const show = (): void => {
    moved.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
    for (const { p, dot } of dots) dot.setAttribute("r", String(size(p)));
  };
  const zoom = (factor: number, cx = WIDTH / 2, cy = HEIGHT / 2): void => {
    const k = Math.min(40, Math.max(1, view.k * factor));
    view.x = cx - ((cx - view.x) * k) / view.k;
    view.y = cy - ((cy - view.y) * k) / view.k;
    view.k = k;
    bound();
    show();
  };
  const bound = (): void => {
    view.x = Math.min(0, Math.max(WIDTH * (1 - view.k), view.x));
    view.y = Math.min(0, Math.max(HEIGHT * (1 - view.k), view.y));
  };
  const home = (whole: boolean): void => {
    view.k = 1;
    view.x = view.y = 0;
    if (!whole && dots.length) {
      const box = path.bounds(fitted(places));
      const [[left, top], [right, bottom]] = box;
      view.k = Math.max(1, Math.min(6, 0.85 / Math.max((right - left) / WIDTH, (bottom - top) / HEIGHT, 0.02)));
      view.x = WIDTH / 2 - (view.k * (left + right)) / 2;
      view.y = HEIGHT / 2 - (view.k * (top + bottom)) / 2;
      bound();
    }
    show();
  };
  home(false);
  const tip = new Tip(place);
  for (const { dot, words } of dots) {
    dot.addEventListener("pointermove", (event) => tip.show(words, ...within(place, event)));
    dot.addEventListener("pointerleave", () => tip.hide());
    dot.parentElement?.addEventListener("focus", () => {
      const at = dot.getBoundingClientRect();
      const box = place.getBoundingClientRect();
      tip.show(words, at.left - box.left, at.top - box.top);
    });
    dot.parentElement?.addEventListener("blur", () => tip.hide());
  }
  controls(place, svg, { zoom, home, pan: (dx, dy) => ((view.x += dx), (view.y += dy), bound(), show()) });
}

interface Moves {
  zoom: (factor: number, cx?: number, cy?: number) => void;
  home: (whole: boolean) => void;
  pan: (dx: number, dy: number) => void;
}

function controls(place: HTMLElement, svg: SVGSVGElement, moves: Moves): void {
  const scale = (): number => WIDTH / svg.getBoundingClientRect().width;
  for (const button of all<HTMLButtonElement>("[data-zoom]", place)) {
    button.addEventListener("click", () => {
      const what = button.dataset["zoom"];
      if (what === "in") moves.zoom(1.6);
      else if (what === "out") moves.zoom(1 / 1.6);
      else moves.home(true);
    });
  }
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the wheel alone scrolls the page
      event.preventDefault();
      const [x, y] = within(svg, event);
      moves.zoom(event.deltaY < 0 ? 1.25 : 0.8, x * scale(), y * scale());
    },
    { passive: false },
  );
  let last: [number, number] | null = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) return;
    last = [event.clientX, event.clientY];
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!last) return;
    moves.pan((event.clientX - last[0]) * scale(), (event.clientY - last[1]) * scale());
    last = [event.clientX, event.clientY];
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => (last = null));
  place.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) moves.pan(step[0] ?? 0, step[1] ?? 0);
    else if (event.key === "+") moves.zoom(1.6);
    else if (event.key === "-") moves.zoom(1 / 1.6);
    else if (event.key === "0") moves.home(true);
    else return;
    event.preventDefault();
  });
}

for (const place of all("[data-chart=map]")) void map(place);
