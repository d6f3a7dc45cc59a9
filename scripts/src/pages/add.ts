// The form for files: they may be dropped anywhere on the page, folders too, and what is too much is said before it is sent.

const form = document.querySelector<HTMLFormElement>("form.add");
const input = document.querySelector<HTMLInputElement>("#files");
const told = document.querySelector<HTMLElement>(".chosen");
const button = form?.querySelector("button");

function bound(name: string): number {
  return Number(form?.dataset[name]);
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What hinders some files from being sent; empty where nothing does. */
function hindered(files: File[], bytes: number): string {
  if (files.length > bound("files")) return `at most ${bound("files")} files can be added at once`;
  if (bytes > bound("bytes")) return `at most ${megabytes(bound("bytes"))} can be added at once`;
  return "";
}

function tell(): void {
  const files = [...(input?.files ?? [])];
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const says = hindered(files, bytes);
  input?.setCustomValidity(says);
  if (!told) return;
  const count = files.length === 1 ? "1 file" : `${files.length.toLocaleString("en")} files`;
  told.textContent = files.length ? `${count}, ${megabytes(bytes)}${says ? `: ${says}` : ""}` : "";
  told.classList.toggle("fault", says !== "");
}

/** Whether a file in a dropped folder is one that is read: it has a report's ending, and is neither hidden nor a README. */
function isReport(name: string): boolean {
  const endings = (form?.dataset["endings"] ?? "").split(" ");
  const ends = endings.some((ending) => name.toLowerCase().endsWith(ending));
  return ends && !name.startsWith(".") && !name.startsWith("README");
}

function opened(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done, failed) => entry.file(done, failed));
}

/** All that a folder holds; a browser gives it a hundred at a time. */
async function listed(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return found.sort((one, other) => (one.name < other.name ? -1 : 1));
    found.push(...some);
  }
}

/** The files of what was dropped, one more than may be added at most. */
async function gather(entries: FileSystemEntry[], into: File[], within = false): Promise<void> {
  for (const entry of entries) {
    if (into.length > bound("files")) return;
    if (entry.isDirectory) await gather(await listed(entry as FileSystemDirectoryEntry), into, true);
    else if (!within || isReport(entry.name)) into.push(await opened(entry as FileSystemFileEntry));
  }
}

async function drop(given: DataTransfer): Promise<void> {
  const files: File[] = [];
  await gather(
    [...given.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null),
    files,
  );
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  if (!input) return;
  input.files = chosen.files;
  tell();
  input.focus();
}

if (form && input) {
  input.addEventListener("change", tell);
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.remove("over");
    void drop(event.dataTransfer);
  });
  form.addEventListener("submit", () => {
    if (button) button.disabled = true;
    if (told) told.textContent = "Sending …";
  });
  addEventListener("pageshow", () => {
    if (button) button.disabled = false;
    tell();
  });
}
