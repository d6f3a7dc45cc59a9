// A report's page: pointing at words lights up what was found in them, and the other way round; so does the address.

const LIT = "lit";

const words = new Map<string, HTMLElement[]>();
const notes = new Map<string, HTMLElement>();

for (const mark of document.querySelectorAll<HTMLElement>("[data-found]")) {
  for (const id of found(mark)) {
    const marks = words.get(id) ?? [];
    marks.push(mark);
    words.set(id, marks);
  }
}
for (const note of document.querySelectorAll<HTMLElement>("[data-note]")) {
  notes.set(note.dataset["note"] ?? "", note);
}

/** The ids of what was found in some words, the innermost last. */
function found(mark: HTMLElement): string[] {
  return (mark.dataset["found"] ?? "").split(" ").filter(Boolean);
}

function dim(): void {
  for (const one of document.querySelectorAll(`.${LIT}`)) one.classList.remove(LIT);
}

function light(ids: string[]): void {
  dim();
  for (const id of ids) {
    notes.get(id)?.classList.add(LIT);
    for (const mark of words.get(id) ?? []) mark.classList.add(LIT);
  }
}

/** What the address names; nothing where it names nothing on this page. */
function named(): string[] {
  const id = decodeURIComponent(location.hash.slice(1));
  return words.has(id) || notes.has(id) ? [id] : [];
}

/** Brings something into view, again until it stays: paragraphs and notes are laid out only when they are near. */
function bring(one: HTMLElement | undefined, list: HTMLElement | null, tries = 8): void {
  const area = list?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const box = one?.getBoundingClientRect();
  if (!box || (box.top >= area.top && box.bottom <= area.bottom)) return;
  (list ?? window).scrollBy({ top: box.top - area.top - area.height / 4, behavior: "instant" });
  if (tries) requestAnimationFrame(() => bring(one, list, tries - 1));
}

function ofEvent(event: Event): string[] {
  const at = event.target instanceof Element ? event.target : null;
  const mark = at?.closest<HTMLElement>("[data-found]");
  if (mark) return found(mark);
  const note = at?.closest<HTMLElement>("[data-note]");
  return note ? [note.dataset["note"] ?? ""] : [];
}

document.addEventListener("pointerover", (event) => {
  const ids = ofEvent(event);
  light(ids.length ? ids : named());
});
document.addEventListener("focusin", (event) => {
  const ids = ofEvent(event);
  if (ids.length) light(ids);
});
document.addEventListener("click", (event) => {
  const mark = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-found]") : null;
  const id = mark ? found(mark).at(-1) : undefined;
  if (id === undefined || String(getSelection() ?? "") !== "") return;
  history.pushState(null, "", `#${encodeURIComponent(id)}`);
  arrive();
});

/** Puts what a finding is decided by below its note, or takes it away; without scripts the link leads to its review. */
function decide(link: HTMLAnchorElement): void {
  const note = link.closest<HTMLElement>("[data-note]");
  const made = document.querySelector<HTMLTemplateElement>("#deciding")?.content.cloneNode(true);
  if (!note || !(made instanceof DocumentFragment)) return;
  const open = note.querySelector(".decide-here");
  link.setAttribute("aria-expanded", String(!open));
  if (open) {
    open.remove();
    return;
  }
  const posted = new URL(link.href);
  posted.search = new URLSearchParams({ seen: note.dataset["seen"] ?? "" }).toString();
  for (const button of made.querySelectorAll("button")) button.formAction = posted.href;
  for (const one of made.querySelectorAll("a")) one.href = one.matches("[data-edit]") ? `${link.href}&edit=true` : link.href;
  link.parentElement?.after(made);
}

for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-decide]")) link.setAttribute("aria-expanded", "false");
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-decide]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  decide(link);
});

function arrive(): void {
  const ids = named();
  light(ids);
  const note = notes.get(ids[0] ?? "");
  const list = note?.closest<HTMLElement>(".margin") ?? null;
  if (list && list.scrollHeight > list.clientHeight) bring(note, list);
  bring(words.get(ids[0] ?? "")?.[0], null);
}

addEventListener("hashchange", arrive);
addEventListener("popstate", arrive);
arrive();
