// The band: a row for each type, side or place, days from left to right, each finding as wide as its days, or how many there are.

import { scaleUtc } from "d3-scale";
import type { ScaleTime } from "d3-scale";
import { select } from "d3-selection";
import { atDay, DAY } from "./days";
import type { Found, Piece, Shown } from "./shown";

const LABEL = 100;
const LETTERS = 15;
const LANE = 13;
const LANES = 7;
const TOP = 26;
const BAR = 46;
const NARROWEST = 5;
const THIN = 3;
/** As far as a day's name reaches to either side of where it stands. */
const HALF_A_DAY = 24;

interface Row {
  name: string;
  y: number;
  height: number;
}

export type Scale = ScaleTime<number, number>;

export function label(width: number): number {
  return width < 600 ? 0 : LABEL;
}

export function scaleOf(days: [number, number], width: number): Scale {
  return scaleUtc().domain(days).range([label(width), width]);
}

const CLASS: Record<string, string> = {
  occurred: "occurred",
  ongoing: "occurred",
  planned: "planned",
  hypothetical: "planned",
  alleged: "alleged",
  denied: "denied",
};

/** Draws what is shown at a scale. */
export function draw(svg: SVGSVGElement, shown: Shown, scale: Scale, width: number): void {
  const root = select(svg);
  root.selectAll("*").remove();
  const rows = shown.found.length ? items(svg, shown.found, scale, width) : bars(svg, shown, scale, width);
  const height = Math.max(90, TOP + rows.reduce((sum, row) => sum + row.height, 0));
  root.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
  axis(svg, scale, width, height);
  for (const row of rows) {
    root.append("path").attr("class", "rule").attr("d", `M0 ${row.y}H${width}`);
    const name = root.append("text").attr("class", "row-name").attr("x", 4).attr("y", row.y + 12);
    name.text(short(row.name, width)).append("title").text(row.name);
  }
}

/** As much of a row's name as there is room for beside the days; above them there is room for all. */
function short(name: string, width: number): string {
  return label(width) && name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trimEnd()}…` : name;
}

function axis(svg: SVGSVGElement, scale: Scale, width: number, height: number): void {
  const format = scale.tickFormat();
  const group = select(svg).insert("g", ":first-child").attr("class", "axis");
  for (const tick of scale.ticks(Math.max(2, Math.floor(width / 110)))) {
    const x = scale(tick);
    group.append("path").attr("d", `M${x} 18V${height}`);
    const edge = x < HALF_A_DAY ? "start" : x > width - HALF_A_DAY ? "end" : "middle";
    const at = edge === "start" ? 0 : edge === "end" ? width : x;
    group.append("text").attr("x", at).attr("y", 13).attr("text-anchor", edge).text(format(tick));
  }
}

function items(svg: SVGSVGElement, found: Found[], scale: Scale, width: number): Row[] {
  const rows: Row[] = [];
  let y = TOP;
  for (const [name, ones] of grouped(found)) {
    const group = select(svg).append("g");
    const ends: number[] = [];
    const above = label(width) ? 2 : 16;
    let hidden = 0;
    for (const one of ones) {
      const [start, end] = stretch(one, scale, width);
      let lane = ends.findIndex((taken) => taken < start);
      if (lane < 0) lane = ends.length;
      if (lane >= LANES) {
        hidden += 1;
        continue;
      }
      ends[lane] = end + 2;
      const at = y + above + lane * LANE;
      const bar = group.append("rect").datum(one);
      bar.attr("class", `item ${CLASS[one.status] ?? "alleged"} ${one.type === "forecast" ? "foretold" : ""}`);
      const thin = isSomeDayOf(one);
      bar.attr("x", start).attr("y", at + (thin ? 3 : 0)).attr("height", thin ? THIN : LANE - 4);
      bar.attr("width", end - start).attr("data-at", one.at);
      bar.append("title").text(`${one.what}, ${one.status}: ${one.words}`);
      if (one.status === "denied") {
        group.append("path").attr("class", "strike").attr("d", `M${start} ${at + LANE - 4}L${end} ${at}`);
      }
    }
    if (hidden) {
      const text = group.append("text").attr("class", "more").text(`${hidden} more`);
      if (label(width)) text.attr("x", 4).attr("y", y + 27);
      else text.attr("x", width - 4).attr("y", y + 12).attr("text-anchor", "end");
    }
    const height = above + Math.max(hidden ? 2 : 1, Math.min(ends.length, LANES)) * LANE + 4;
    rows.push({ name, y, height });
    y += height;
  }
  return rows;
}

function grouped(found: Found[]): Map<string, Found[]> {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const ones = groups.get(one.row) ?? [];
    ones.push(one);
    groups.set(one.row, ones);
  }
  return new Map([...groups].sort(([one], [other]) => order(one, other)));
}

const LAST = ["others", "nobody named", "no place", "forecast"];

function order(one: string, other: string): number {
  return LAST.indexOf(one) - LAST.indexOf(other) || one.localeCompare(other);
}

/** Whether a finding is of some day among several, and doesn't go on through all of them. */
function isSomeDayOf(one: Found): boolean {
  return one.status !== "ongoing" && one.first !== one.last;
}

/** Where a finding begins and ends on the band; an open end goes on to the edge. */
function stretch(one: Found, scale: Scale, width: number): [number, number] {
  const left = label(width);
  const start = one.first === null ? left : scale(atDay(one.first));
  const end = one.last === null ? width : scale(atDay(one.last) + DAY);
  const from = Math.max(left, Math.min(start, width - NARROWEST));
  return [from, Math.max(from + NARROWEST, Math.min(end, width))];
}

/** Draws how many there are as two shapes a row: a record's days have thousands of pieces, too many for one each. */
function bars(svg: SVGSVGElement, shown: Shown, scale: Scale, width: number): Row[] {
  const most = Math.max(1, ...shown.bands.flatMap((band) => band.pieces.map((piece) => piece.count)));
  const high = (count: number) => Math.sqrt(count / most) * (BAR - 10);
  return shown.bands.map((band, index) => {
    const y = TOP + index * BAR;
    const base = y + BAR - 2;
    const shapes = { occurred: "", planned: "" };
    for (const piece of band.pieces) {
      const [start, wide] = extent(piece, band.step, scale, width);
      if (wide <= 0) continue;
      const whole = high(piece.count);
      const planned = piece.count ? (whole * piece.planned) / piece.count : 0;
      if (whole > planned) shapes.occurred += box(start, base - (whole - planned), wide, whole - planned);
      if (planned) shapes.planned += box(start, base - whole, wide, planned);
    }
    for (const [name, shape] of Object.entries(shapes)) {
      if (!shape) continue;
      const drawn = select(svg).append("path").attr("d", shape);
      drawn.attr("class", `item ${name} ${band.foretold ? "foretold" : ""}`).append("title");
    }
    return { name: band.row, y, height: BAR };
  });
}

/** Where a piece begins and how wide it is; nothing wide where it isn't in sight. */
function extent(piece: Piece, step: number, scale: Scale, width: number): [number, number] {
  const left = label(width);
  const begin = scale(atDay(piece.first));
  const end = scale(atDay(piece.first) + step * DAY) - 0.5;
  if (begin > width || end < left) return [begin, 0];
  const start = Math.max(left, begin);
  return [start, Math.max(1.5, end - start)];
}

function box(x: number, y: number, wide: number, tall: number): string {
  return `M${x.toFixed(1)} ${y.toFixed(1)}h${wide.toFixed(1)}v${tall.toFixed(1)}h${(-wide).toFixed(1)}z`;
}

/** What is counted at a point of the band; empty where nothing is. */
export function counted(shown: Shown, scale: Scale, x: number, y: number): string {
  const band = shown.found.length ? undefined : shown.bands[Math.floor((y - TOP) / BAR)];
  const at = scale.invert(x).getTime();
  const piece = band?.pieces.find((one) => atDay(one.first) <= at && at < atDay(one.first) + band.step * DAY);
  return piece ? `${piece.count} from ${piece.first}, ${piece.planned} of them planned` : "";
}
