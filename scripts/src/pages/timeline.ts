// The page of the timeline: the band, the map and the list show the same days; moving the band moves all three.

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import type { D3ZoomEvent, ZoomTransform } from "d3-zoom";
import { counted, draw, label, scaleOf } from "../band";
import type { Scale } from "../band";
import { atDay, DAY, written } from "../days";
import { WorldMap } from "../map";
import { ask } from "../shown";
import type { Found, Shown } from "../shown";

const LISTED = 60;
const WAIT = 120;

const room = document.querySelector<HTMLElement>("#timeline");
if (room) open(room);

function part<T extends Element>(root: HTMLElement, name: string): T {
  const found = root.querySelector<T>(name);
  if (!found) throw new Error(`the page has no ${name}`);
  return found;
}

function open(root: HTMLElement): void {
  const holder = part<HTMLElement>(root, ".band");
  const svg = select(holder).append("svg").node()!;
  const list = part<HTMLElement>(root, ".list");
  const says = part<HTMLElement>(root, ".shown-days");
  const query = root.dataset["query"] ?? "";
  const first = atDay(root.dataset["first"] ?? "");
  const last = atDay(root.dataset["last"] ?? "") + DAY;
  const margin = Math.max(DAY, (last - first) * 0.03);
  const whole: [number, number] = [first - margin, last + margin];
  let shown: Shown | null = null;
  let transform: ZoomTransform = zoomIdentity;
  let timer = 0;
  let frame = 0;

  const map = new WorldMap(part<HTMLElement>(root, ".map"), (id) => {
    for (const row of list.querySelectorAll<HTMLElement>("[data-places]")) {
      row.classList.toggle("lit", id !== null && (row.dataset["places"] ?? "").split(" ").includes(id));
    }
  });

  const width = (): number => Math.max(280, holder.clientWidth);
  const scale = (): Scale => transform.rescaleX(scaleOf(whole, width()));
  const days = (): [string, string] => {
    const [from, to] = scale().domain() as [Date, Date];
    return [written(from.getTime()), written(Math.max(from.getTime(), to.getTime() - 1))];
  };

  function paint(): void {
    if (shown) draw(svg, shown, scale(), width());
  }

  async function fetchShown(): Promise<void> {
    const [since, until] = days();
    try {
      const told = await ask(query, since, until);
      if (!told) return;
      shown = told;
    } catch (fault) {
      says.textContent = `This could not be shown: ${fault instanceof Error ? fault.message : "unknown"}.`;
      return;
    }
    const answer = shown;
    for (const part of [paint, () => map.show(answer.places), () => tell(since, until)]) {
      await nextFrame();
      if (shown !== answer) return;
      part();
    }
    const address = new URLSearchParams(query);
    address.set("since", since);
    address.set("until", until);
    history.replaceState(null, "", `/timeline?${address}`);
    for (const link of root.querySelectorAll<HTMLAnchorElement>("[data-rows]")) {
      address.set("rows", link.dataset["rows"] ?? "");
      link.href = `/timeline?${address}`;
    }
    address.delete("rows");
    part<HTMLAnchorElement>(root, ".whole-list").href = `/events?${address}`;
  }

  function tell(since: string, until: string): void {
    if (!shown) return;
    const count = (number: number, noun: string) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
    says.textContent = `${since} to ${until}: ${count(shown.count, "event")}, ${count(shown.forecasts, "forecast")}`;
    const some = shown.located < shown.count ? `The places of the first ${shown.located} events. ` : "";
    part(root, ".map-note .some").textContent = some;
    list.replaceChildren(...shown.found.slice(0, LISTED).map(row));
    if (!shown.found.length) {
      const item = document.createElement("li");
      item.className = "quiet";
      item.textContent = shown.count ? "Too many to list; come closer." : "Nothing in these days.";
      list.append(item);
    }
  }

  function soon(): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void fetchShown(), WAIT);
  }

  const zooming = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.02, Math.max(1, (whole[1] - whole[0]) / (3 * DAY))])
    .filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey || document.activeElement === holder)
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      transform = event.transform;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
      soon();
    });
  const surface = select(svg).call(zooming);

  function move(how: string): void {
    const step = (width() - label(width())) / 4;
    if (how === "earlier") surface.call(zooming.translateBy, step / transform.k, 0);
    if (how === "later") surface.call(zooming.translateBy, -step / transform.k, 0);
    if (how === "in") surface.call(zooming.scaleBy, 1.6);
    if (how === "out") surface.call(zooming.scaleBy, 1 / 1.6);
    if (how === "all") surface.call(zooming.transform, zoomIdentity);
  }

  const keys: Record<string, string> = { ArrowLeft: "earlier", ArrowRight: "later", "+": "in", "=": "in", "-": "out", "0": "all" };
  holder.addEventListener("keydown", (event) => {
    const how = keys[event.key];
    if (!how || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(how);
  });
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-move]")) {
    button.addEventListener("click", () => move(button.dataset["move"] ?? ""));
  }
  svg.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target.getAttribute("data-at") : null;
    if (at) location.assign(at);
  });
  svg.addEventListener("pointermove", (event) => {
    const title = event.target instanceof Element ? event.target.querySelector(":scope > title") : null;
    if (!shown || shown.found.length || !title) return;
    const box = svg.getBoundingClientRect();
    title.textContent = counted(shown, scale(), event.clientX - box.left, event.clientY - box.top);
  });
  list.addEventListener("pointerover", (event) => {
    const over = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-places]") : null;
    map.light(new Set((over?.dataset["places"] ?? "").split(" ").filter(Boolean)));
  });
  let laid = 0;
  new ResizeObserver(() => {
    if (Math.abs(width() - laid) < 2) return;
    laid = width();
    paint();
    map.lay();
  }).observe(holder);
  void fetchShown();
  void map.load();
}

/** What comes at once is shown a part a frame, so that none of them stalls. */
function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

/** A row of the list, as the lists of the other pages have them. */
function row(one: Found): HTMLElement {
  const item = document.createElement("li");
  item.className = `row ${one.type === "forecast" ? "forecast" : "event"}`;
  item.dataset["places"] = one.places.join(" ");
  const days = one.first === one.last ? (one.first ?? "") : `${one.first ?? "…"} – ${one.last ?? "…"}`;
  const body = document.createElement("div");
  const head = line("head");
  head.append(span("act", one.what), " ", span("quiet", one.type === "forecast" ? "" : one.type), " ", span(`status ${one.status}`, one.status));
  const words = line("words");
  const link = document.createElement("a");
  link.href = one.at;
  link.append(isolated(one.words));
  words.append(link);
  const from = line("from");
  from.append(isolated([one.who, one.where, one.title].filter(Boolean).join(" · ")));
  body.append(head, words, from);
  item.append(span("days", days), body);
  return item;
}

function line(name: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.className = name;
  return made;
}

function span(name: string, text: string): HTMLSpanElement {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function isolated(text: string): HTMLElement {
  const made = document.createElement("bdi");
  made.textContent = text;
  return made;
}
