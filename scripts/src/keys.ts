// Keys: what has data-key="x" is pressed by x; an input is gone into.

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]), textarea, select") !== null;
}

function wanted(key: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>("[data-key]");
  return [...all].find((one) => (one.dataset["key"] ?? "").split(" ").includes(key));
}

const OFF = "onrecord-keys-off";

/** Lets the keys be turned off, for those whose voice or hands press some by chance; the browser remembers it. */
function toggle(): () => boolean {
  const box = document.querySelector<HTMLInputElement>("#keys-on");
  if (!box) return () => true;
  box.checked = localStorage.getItem(OFF) === null;
  box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes")));
  box.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
  return () => box.checked;
}

/** Listens for keys; a form that was sent isn't sent again. */
export function listen(): void {
  let sent = false;
  const work = toggle();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    const one = wanted(event.key);
    if (!one || sent || !work()) return;
    event.preventDefault();
    if (one instanceof HTMLInputElement) one.focus();
    else one.click();
    if (one.matches("summary")) one.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", (event) => {
    sent = false;
    if (event.persisted) location.reload();
  });
}
