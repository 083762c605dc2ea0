// Who to whom: an arrow from actor to recipient, wide by number of events, unbroken for cooperation and dashed for conflict.
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { SimulationLinkDatum, SimulationNodeDatum } from "d3-force";
import { all, ask, failed, LEANS, leaning, s, Tip, told, within } from "./dom";

interface Given {
  nodes: { id: string; label: string; href: string; events: number }[];
  edges: { actor: string; recipient: string; href: string; events: number; cooperation: number; conflict: number }[];
}
interface Node extends SimulationNodeDatum {
  id: string;
  label: string;
  href: string;
  events: number;
  r: number;
}
interface Edge extends SimulationLinkDatum<Node> {
  source: Node;
  target: Node;
  href: string;
  words: string;
  lean: "coop" | "conf" | "even";
  wide: number;
}

async function network(place: HTMLElement): Promise<void> {
  try {
    const data = await ask<Given>(place.dataset["src"] ?? "");
    place.querySelector(".wait")?.remove();
    if (data.edges.length) draw(place, data);
  } catch (error) {
    failed(place, error);
  }
}

function laid(data: Given, width: number, height: number): { nodes: Node[]; edges: Edge[] } {
  const room = Math.max(14, Math.floor((width * height) / 9000)); // more would hide each other
  const chosen = [...data.nodes].sort((a, b) => b.events - a.events).slice(0, room);
  const most = Math.max(...chosen.map((n) => n.events), 1);
  const nodes: Node[] = chosen.map((n) => ({ ...n, r: 4 + 12 * Math.sqrt(n.events / most) }));
  const known = new Map(nodes.map((n) => [n.id, n]));
  const top = Math.max(...data.edges.map((e) => e.events), 1);
  const edges: Edge[] = [];
  for (const e of data.edges) {
    const source = known.get(e.actor);
    const target = known.get(e.recipient);
    if (!source || !target) continue;
    const lean = leaning(e.cooperation, e.conflict);
    const words = `${source.label} → ${target.label}: ${told(e.events)} events, ${LEANS[lean]} (${told(e.cooperation)} cooperation, ${told(e.conflict)} conflict)`;
    edges.push({ source, target, href: e.href, words, lean, wide: 1 + 5 * Math.sqrt(e.events / top) });
  }
  const met = new Set(edges.flatMap((e) => [e.source, e.target]));
  nodes.splice(0, nodes.length, ...nodes.filter((n) => met.has(n)));
  const apart = Math.max(46, Math.sqrt((width * height) / (nodes.length + 1)) * 0.75);
  forceSimulation(nodes)
    .force("link", forceLink(edges).distance(apart).strength(0.35))
    .force("charge", forceManyBody().strength(-apart * 4.5).distanceMax(apart * 6))
    .force("collide", forceCollide<Node>((n) => n.r + 14))
    .force("x", forceX<Node>(width / 2).strength(0.07))
    .force("y", forceY<Node>(height / 2).strength((0.07 * width) / height))
    .force("center", forceCenter(width / 2, height / 2))
    .stop()
    .tick(nodes.length > 150 ? 150 : 300);
  for (const n of nodes) {
    n.x = Math.max(n.r + 6, Math.min(width - n.r - 20, n.x ?? 0));
    n.y = Math.max(n.r + 10, Math.min(height - n.r - 10, n.y ?? 0));
  }
  return { nodes, edges };
}

/** A name that leaves room for others; cut between characters, not within one. */
function short(name: string): string {
  const letters = [...name];
  return letters.length > 26 ? `${letters.slice(0, 25).join("")}…` : name;
}

/** The bow from one circle's rim to another's, and the head at its end. */
function bow(edge: Edge): { line: string; head: string } {
  const [x1, y1, x2, y2] = [edge.source.x ?? 0, edge.source.y ?? 0, edge.target.x ?? 0, edge.target.y ?? 0];
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const bend = 0.14;
  const mx = (x1 + x2) / 2 - (y2 - y1) * bend;
  const my = (y1 + y2) / 2 + (x2 - x1) * bend;
  const size = 5 + edge.wide;
  const toward = (fx: number, fy: number, tx: number, ty: number, by: number): [number, number] => {
    const far = Math.hypot(tx - fx, ty - fy) || 1;
    return [fx + ((tx - fx) * by) / far, fy + ((ty - fy) * by) / far];
  };
  const [sx, sy] = toward(x1, y1, mx, my, Math.min(edge.source.r + 1, long / 3));
  const [tipX, tipY] = toward(x2, y2, mx, my, Math.min(edge.target.r + 2, long / 3));
  const [ex, ey] = toward(tipX, tipY, mx, my, size);
  const nx = ((ey - tipY) / size) * (size * 0.55);
  const ny = ((tipX - ex) / size) * (size * 0.55);
  const f = (n: number): string => n.toFixed(1);
  return {
    line: `M${f(sx)} ${f(sy)}Q${f(mx)} ${f(my)} ${f(ex)} ${f(ey)}`,
    head: `M${f(tipX)} ${f(tipY)}L${f(ex + nx)} ${f(ey + ny)}L${f(ex - nx)} ${f(ey - ny)}Z`,
  };
}

function draw(place: HTMLElement, data: Given): void {
  const width = Math.max(place.clientWidth, 320);
  const height = Math.round(Math.max(360, Math.min(720, width * 0.68)));
  const { nodes, edges } = laid(data, width, height);
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Network of who does what to whom; the list beside it holds the same" });
  const tip = new Tip(place);
  const point = (element: Element, words: string): void => {
    element.addEventListener("pointermove", (event) => tip.show(words, ...within(place, event as PointerEvent)));
    element.addEventListener("pointerleave", () => tip.hide());
    element.addEventListener("focus", () => {
      const at = element.getBoundingClientRect();
      const box = place.getBoundingClientRect();
      tip.show(words, at.left - box.left + at.width / 2, at.top - box.top);
    });
    element.addEventListener("blur", () => tip.hide());
  };
  const lines = edges.map((edge) => {
    const drawn = bow(edge);
    const line = s("path", { class: `edge ${edge.lean}`, d: drawn.line, "stroke-width": edge.wide.toFixed(1) });
    const head = s("path", { class: `head ${edge.lean}`, d: drawn.head });
    const link = s("a", { href: edge.href, "aria-label": edge.words }, line, head);
    point(link, edge.words);
    svg.append(link);
    return { edge, link };
  });
  const circles = nodes.map((node) => {
    const shown = short(node.label); // what is seen must be part of the name that is read out
    const name = shown === node.label ? shown : `${shown} (${node.label})`;
    const link = s("a", { class: "node", href: node.href, "aria-label": `${name}: ${told(node.events)} events` });
    const left = (node.x ?? 0) > width - 130;
    const beside = (node.x ?? 0) + (left ? -1 : 1) * (node.r + 3);
    link.append(
      s("circle", { cx: (node.x ?? 0).toFixed(1), cy: (node.y ?? 0).toFixed(1), r: node.r.toFixed(1) }),
      s("text", { x: beside.toFixed(1), y: ((node.y ?? 0) + 4).toFixed(1), ...(left ? { "text-anchor": "end" } : {}) }, shown),
    );
    point(link, `${node.label}: ${told(node.events)} events`);
    svg.append(link);
    return { node, link };
  });
  const only = (near: Node | null): void => {
    const with_ = new Set<Node>();
    for (const { edge, link } of lines) {
      const on = near === null || edge.source === near || edge.target === near;
      link.classList.toggle("dim", !on);
      if (on && near) with_.add(edge.source).add(edge.target);
    }
    for (const { node, link } of circles) link.classList.toggle("dim", near !== null && !with_.has(node) && node !== near);
  };
  for (const { node, link } of circles) {
    for (const name of ["pointerenter", "focus"]) link.addEventListener(name, () => only(node));
    for (const name of ["pointerleave", "blur"]) link.addEventListener(name, () => only(null));
  }
  place.prepend(svg);
}

for (const place of all("[data-chart=network]")) void network(place);
