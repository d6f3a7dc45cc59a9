// Files that are being read: the page is asked for again each second, and what became of them since is put in its place.

const AGAIN = 1000;
const LATER = 5000;

/** Puts the parts of a list that have changed in their places; what stays keeps whoever points at it. */
function renew(old: Element, now: Element): void {
  const parts = [...now.children];
  if (parts.length !== old.children.length) {
    old.replaceChildren(...parts);
    return;
  }
  [...old.children].forEach((part, at) => {
    const newer = parts[at];
    if (newer && part.outerHTML !== newer.outerHTML) part.replaceWith(newer);
  });
}

function take(page: Document): void {
  const old = document.querySelector(".addition");
  const now = page.querySelector(".addition");
  if (!old || !now) return;
  const status = old.querySelector("[role=status]");
  const told = now.querySelector("[role=status]")?.textContent ?? "";
  if (status && status.textContent !== told) status.textContent = told;
  for (const name of [".steer", "progress"]) {
    const there = old.querySelector(name);
    const newer = now.querySelector(name);
    if (there && newer && there.outerHTML !== newer.outerHTML) there.replaceWith(newer);
    else if (there && !newer) there.remove();
  }
  const files = old.querySelector(".files");
  const newer = now.querySelector(".files");
  if (files && newer) renew(files, newer);
  if (!now.hasAttribute("data-goes-on")) old.removeAttribute("data-goes-on");
}

async function look(): Promise<void> {
  let wait = AGAIN;
  try {
    const answer = await fetch(location.pathname);
    if (!answer.ok) throw new Error(`the reading room answers ${answer.status}`);
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    wait = LATER;
    const status = document.querySelector(".addition [role=status]");
    if (status) status.textContent = "The reading room doesn't answer; what was added is kept, and read when it is open again.";
  }
  follow(wait);
}

function follow(wait: number): void {
  if (document.querySelector(".addition[data-goes-on]")) setTimeout(() => void look(), wait);
}

follow(AGAIN);
