// Boxes of words: what they hold is chosen in the text with the mouse, or moved word by word with the arrow keys.

interface Word {
  at: HTMLElement;
  start: number;
  end: number;
}

const HOW =
  "Choose words in the text, or move their start with ← and →, their end with Shift; Del empties. Days are FIRST/LAST.";
const PARTS = ["content", "source", "cue", "trigger", "claim", "actor", "recipient", "place"];

/** One box: its input, what stands for it on the page, and which words of the text it holds. */
class WordBox {
  readonly shown = document.createElement("span");
  readonly label: string;
  private readonly had: string;
  private readonly words: Word[];

  constructor(
    readonly input: HTMLInputElement,
    private readonly text: Text,
  ) {
    this.words = text.words;
    this.had = input.value;
    const label = input.labels?.[0];
    const group = input.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    this.label = [group, label?.textContent ?? ""].filter(Boolean).join(", ");
    this.shown.className = "word-box";
    this.shown.tabIndex = 0;
    this.shown.setAttribute("role", "application");
    this.shown.setAttribute("aria-describedby", "how-words");
    input.type = "hidden";
    input.after(this.shown);
    this.shown.addEventListener("keydown", (event) => this.key(event));
    this.shown.addEventListener("focus", () => text.choose(this));
    label?.addEventListener("click", () => this.shown.focus());
    this.tell();
  }

  get part(): string {
    return this.input.dataset["part"] ?? "";
  }

  /** The offsets that it holds; null where it holds none, or words that are written without any. */
  get span(): [number, number] | null {
    const found = /^(\d+)-(\d+)/.exec(this.input.value);
    return found ? [Number(found[1]), Number(found[2])] : null;
  }

  /** Takes the words from one to another, by their places among all; empties the box for null. */
  set(range: [Word, Word] | null): void {
    const value = range ? `${range[0].start}-${range[1].end}` : "";
    this.input.value = value && this.had.startsWith(`${value} `) ? this.had : value;
    this.tell();
    this.text.paint();
  }

  private tell(): void {
    const span = this.span;
    const words = span ? this.text.between(...span) : "";
    this.shown.textContent = words || this.input.value.replace(/^\d+-\d+ ?/, "") || "no words";
    this.shown.classList.toggle("empty", this.input.value === "");
    this.shown.setAttribute("aria-label", `${this.label}: ${this.shown.textContent}`);
    this.text.say(`${this.label}: ${this.shown.textContent}`);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (step) this.move(step, event.shiftKey);
    else if (event.key === "Delete" || event.key === "Backspace") this.set(null);
    else if (event.key === "Enter") this.input.form?.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private move(step: number, end: boolean): void {
    const span = this.span ?? this.text.chief();
    const first = span ? this.words.findIndex((word) => word.end > span[0]) : 0;
    const after = span ? this.words.findIndex((word) => word.start >= span[1]) : 1;
    const last = after < 0 ? this.words.length - 1 : after - 1;
    const held = this.span !== null;
    const low = Math.max(0, held && !end ? Math.min(first + step, last) : first);
    const high = Math.min(this.words.length - 1, held && end ? Math.max(last + step, first) : held ? last : first);
    const [from, to] = [this.words[low], this.words[high]];
    if (from && to) this.set([from, to]);
  }
}

/** The text, word by word, and the boxes that hold words of it. */
class Text {
  readonly pieces: Word[];
  readonly words: Word[];
  private readonly boxes: WordBox[];
  private readonly voice = document.createElement("p");
  private chosen: WordBox | undefined;
  private quiet = true;

  constructor(
    private readonly article: HTMLElement,
    inputs: HTMLInputElement[],
  ) {
    this.pieces = [...article.querySelectorAll<HTMLElement>("[data-at]")].map((at) => ({
      at,
      start: Number(at.dataset["at"]),
      end: Number(at.dataset["to"]),
    }));
    this.words = this.pieces.filter((one) => /\S/.test(one.at.textContent ?? ""));
    this.voice.className = "unseen";
    this.voice.setAttribute("aria-live", "polite");
    article.after(this.voice);
    this.boxes = inputs.map((input) => new WordBox(input, this));
    this.chosen = this.boxes[0];
    this.quiet = false;
    const how = document.querySelector("#how-words");
    if (how) how.textContent = HOW;
    document.addEventListener("pointerup", () => setTimeout(() => this.take()));
    this.paint();
  }

  choose(box: WordBox): void {
    this.chosen = box;
    this.paint();
  }

  focus(): void {
    this.chosen?.shown.focus();
  }

  say(words: string): void {
    if (!this.quiet) this.voice.textContent = words;
  }

  /** What the text has between two offsets; nothing where it isn't shown. */
  between(start: number, end: number): string {
    const inside = this.pieces.filter((one) => one.start >= start && one.end <= end);
    return inside.map((one) => one.at.textContent).join("");
  }

  /** The words that the finding stands at. */
  chief(): [number, number] | null {
    return this.boxes[0]?.span ?? null;
  }

  /** Marks what each box holds. */
  paint(): void {
    for (const one of this.pieces) one.at.className = "";
    for (const box of this.boxes) {
      const span = box.span;
      if (!span) continue;
      for (const one of this.pieces) {
        if (one.start < span[0] || one.end > span[1]) continue;
        one.at.classList.add("m");
        if (PARTS.includes(box.part)) one.at.classList.add(box.part);
        if (box === this.chosen) one.at.classList.add("lit");
      }
    }
    const lit = this.article.querySelector(".lit");
    if (lit) bring(lit, this.article);
  }

  /** Puts the words that are chosen with the mouse into the box that was chosen last. */
  private take(): void {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !this.chosen) return;
    const range = selection.getRangeAt(0);
    if (!this.article.contains(range.commonAncestorContainer)) return;
    const inside = this.words.filter((one) => covers(range, one.at));
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return;
    selection.removeAllRanges();
    this.chosen.set([first, last]);
    this.chosen.shown.focus({ preventScroll: true });
  }
}

/** Brings words into view within the text, without moving the page. */
function bring(one: Element, within: HTMLElement): void {
  const at = one.getBoundingClientRect();
  const seen = within.getBoundingClientRect();
  if (at.top < seen.top || at.bottom > seen.bottom) within.scrollBy({ top: at.top - seen.top - seen.height / 3 });
}

/** Whether some characters of an element are inside a range. */
function covers(range: Range, at: HTMLElement): boolean {
  const of = document.createRange();
  of.selectNodeContents(at);
  return (
    range.compareBoundaryPoints(Range.END_TO_START, of) < 0 && range.compareBoundaryPoints(Range.START_TO_END, of) > 0
  );
}

/** Makes the boxes of words of a form ones that are chosen in the text; gives what to look at first. */
export function openBoxes(form: HTMLFormElement, article: HTMLElement): { focus(): void } {
  return new Text(article, [...form.querySelectorAll<HTMLInputElement>("input[data-part]")]);
}
