// The map: country shapes of Natural Earth, a circle as wide as a place is uncertain, a point as large as it has events.

import { geoCircle, geoMercator, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Place } from "./shown";

const KILOMETRES = 111.19;
const CLOSEST = 0.6;
const RATIO = 0.66;

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

export class WorldMap {
  private world: World | null = null;
  private places: Place[] = [];
  private moved = false;
  private chosen: (id: string | null) => void;
  private svg: SVGSVGElement;

  constructor(
    private holder: HTMLElement,
    chosen: (id: string | null) => void,
  ) {
    this.chosen = chosen;
    this.svg = select(holder).append("svg").attr("role", "img").attr("aria-label", "Events by place").node()!;
  }

  async load(): Promise<void> {
    this.world = (await (await fetch("/static/built/countries.json")).json()) as World;
    this.lay();
  }

  show(places: Place[]): void {
    const first = this.places.length === 0 && places.length > 0;
    this.places = places;
    if (first && !this.moved) this.lay();
    else this.points();
    const names = places.slice(0, 12).map((one) => `${one.name} ${one.count}`);
    this.svg.setAttribute("aria-label", `Events by place: ${names.join(", ") || "none in these days"}`);
  }

  /** Draws everything anew, fitted to the places. */
  lay(): void {
    const world = this.world;
    if (!world) return;
    const width = Math.max(260, this.holder.clientWidth);
    const height = Math.round(width * RATIO);
    const root = select(this.svg).attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
    root.selectAll("*").remove();
    const projection = geoMercator();
    const near = this.places.filter((one) => one.radius < 300);
    const fitted = near.length ? near : this.places;
    const circles = fitted.map((one) => circle(one, Math.max(one.radius, CLOSEST * KILOMETRES)));
    if (circles.length) {
      const margin = width * 0.08;
      const box: [[number, number], [number, number]] = [[margin, margin], [width - margin, height - margin]];
      projection.fitExtent(box, { type: "GeometryCollection", geometries: circles });
    } else {
      projection.scale(width / 6.4).translate([width / 2, height * 0.6]);
    }
    const path = geoPath(projection);
    const moving = root.append("g").attr("class", "moving");
    moving.append("path").attr("class", "land").attr("d", path(feature(world, world.objects.land)));
    moving.append("path").attr("class", "border").attr("d", path(mesh(world, world.objects.countries, (a, b) => a !== b)));
    moving.append("g").attr("class", "circles");
    moving.append("g").attr("class", "points");
    this.path = path;
    const zooming = zoom<SVGSVGElement, unknown>().scaleExtent([0.2, 60]);
    zooming.filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey || document.activeElement === this.holder);
    zooming.on("zoom", (event: { transform: typeof zoomIdentity; sourceEvent: Event | null }) => {
      if (event.sourceEvent) this.moved = true;
      moving.attr("transform", event.transform.toString());
      this.scale = event.transform.k;
      this.size();
    });
    root.call(zooming);
    this.scale = 1;
    this.points();
  }

  private path: ReturnType<typeof geoPath> | null = null;
  private scale = 1;

  private points(): void {
    const path = this.path;
    if (!path) return;
    const root = select(this.svg);
    const circles = root.select(".circles").selectAll<SVGPathElement, Place>("path").data(this.places, (one) => one.id);
    circles.exit().remove();
    circles.enter().append("path").merge(circles).attr("class", "uncertain").attr("d", (one) => path(circle(one, one.radius)));
    const points = root.select(".points").selectAll<SVGGElement, Place>("g").data(this.places, (one) => one.id);
    points.exit().remove();
    const added = points.enter().append("g").attr("class", "point");
    added.append("circle");
    added.append("text");
    added.append("title");
    added.on("pointerenter", (_event, one) => this.chosen(one.id)).on("pointerleave", () => this.chosen(null));
    const all = added.merge(points);
    all.attr("transform", (one) => `translate(${path.projection() ? at(path, one) : "0,0"})`);
    all.select("title").text((one) => `${one.name}: ${one.count}, within ${one.radius} km, sure ${Math.round(one.confidence * 100)} %`);
    all.select("text").text((one) => one.name);
    this.size();
  }

  /** Points and names keep their size on the screen; names that would lie over others are left out. */
  private size(): void {
    const taken: [number, number, number][] = [];
    const points = select(this.svg).select(".points").selectAll<SVGGElement, Place>("g.point");
    const scale = this.scale;
    const radius = (one: Place) => Math.min(14, 3 + Math.sqrt(one.count) * 1.6) / scale;
    points.select("circle").attr("r", (one) => radius(one as Place));
    points.sort((one, other) => other.count - one.count);
    points.each(function (one) {
      const [x, y] = (this.getAttribute("transform") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [0, 0];
      const px = (x ?? 0) * scale;
      const py = (y ?? 0) * scale;
      const wide = one.name.length * 7 + 14;
      const free = taken.every(([ox, oy, ow]) => Math.abs(oy - py) > 15 || px > ox + ow || px + wide < ox);
      if (free) taken.push([px, py, wide]);
      const text = select(this).select<SVGTextElement>("text");
      text.attr("x", radius(one) + 3 / scale).attr("y", 4 / scale).attr("font-size", 12 / scale);
      text.attr("stroke-width", 3 / scale).attr("display", free ? null : "none");
    });
  }

  light(ids: Set<string>): void {
    select(this.svg).selectAll<SVGElement, Place>(".point, .uncertain").classed("lit", (one) => ids.has(one.id));
  }
}

function circle(one: Place, radius: number): GeoJSON.Polygon {
  return geoCircle().center([one.lon, one.lat]).radius(Math.max(radius, 0.5) / KILOMETRES)();
}

function at(path: ReturnType<typeof geoPath>, one: Place): string {
  const point = path.centroid({ type: "Point", coordinates: [one.lon, one.lat] });
  return `${point[0].toFixed(2)},${point[1].toFixed(2)}`;
}
