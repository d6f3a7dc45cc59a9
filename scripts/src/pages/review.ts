// The page of a finding under review: keys, and words chosen in the text.

import { listen } from "../keys";
import { openBoxes } from "../spans";

listen();

const article = document.querySelector<HTMLElement>("article.text");
const form = document.querySelector<HTMLFormElement>("#edit");
form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
if (form && article) openBoxes(form, article).focus();
else article?.querySelector(".content, .trigger, .claim")?.scrollIntoView({ block: "nearest" });

const note = document.querySelector<HTMLInputElement>("#decide #note");
note?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  note.blur();
});
