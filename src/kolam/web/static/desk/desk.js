/* Small comforts of the desk; every page works without them. */
import { shortcuts } from "./keys.js";

shortcuts();

for (const control of document.querySelectorAll("[data-submit-on-change]")) {
  control.addEventListener("change", () => control.requestSubmit());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

for (const field of document.querySelectorAll("input.copy")) {
  field.addEventListener("focus", () => field.select());
}

/* What has to be passed on is copied in one tap, also where the page is no secure context. */
for (const button of document.querySelectorAll("button[data-copied]")) {
  const field = button.parentElement.querySelector("input.copy");
  button.hidden = false;
  button.addEventListener("click", () => {
    field.select();
    const isCopied = document.execCommand("copy");
    if (isCopied) button.textContent = button.dataset.copied;
  });
}

/* Another language opens at the clause that is being read, so that two can be compared. */
for (const tabs of document.querySelectorAll("[data-keep-place]")) {
  tabs.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const { bottom } = tabs.getBoundingClientRect();
    const clauses = [...document.querySelectorAll(".clause")];
    const read = clauses.find((clause) => clause.getBoundingClientRect().bottom > bottom);
    if (link && read && read !== clauses[0]) link.hash = read.id;
  });
}

/* A file may be dropped anywhere on the box that asks for one; it is checked at once. */
for (const box of document.querySelectorAll("form.drop")) {
  const field = box.querySelector("input[type=file]");
  const over = (event, isOver) => {
    event.preventDefault();
    box.classList.toggle("over", isOver);
  };
  box.addEventListener("dragover", (event) => over(event, true));
  box.addEventListener("dragleave", (event) => over(event, false));
  box.addEventListener("drop", (event) => {
    over(event, false);
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    box.requestSubmit();
  });
}

/* A form that was opened in its row closes again where it stands. */
document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close]");
  const form = close?.closest(".row-form");
  const holder = form?.parentElement;
  if (holder?.id.startsWith("open-") || holder?.id.startsWith("new-")) {
    event.preventDefault();
    holder.replaceChildren();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* Faults are read out and reached first; a form that opens is ready to be typed into. */
function lookAtFaults() {
  const faults = document.querySelector("[data-focus]");
  faults?.focus();
  return faults !== null;
}

/* Whoever comes to a row (one that was just taken, say) goes on from there with the keyboard. */
function lookAtRow() {
  const row = document.querySelector("tbody:target");
  const link = row?.querySelector("th a");
  row?.scrollIntoView({ block: "center" });
  link?.focus({ preventScroll: true });
}

if (!lookAtFaults()) window.addEventListener("load", lookAtRow);
document.addEventListener("htmx:after:swap", () => {
  if (lookAtFaults()) return;
  const next = ".row-form input:not([type=hidden]), .strip.done";
  document.querySelector(next)?.focus({ preventScroll: true });
});

/* The currency beside an amount is the one that is being typed. */
document.addEventListener("input", (event) => {
  for (const unit of document.querySelectorAll(`[data-unit-of="${CSS.escape(event.target.id)}"]`)) {
    unit.dataset.usual ??= unit.textContent;
    unit.textContent = event.target.value.trim().toUpperCase() || unit.dataset.usual;
  }
});

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const told = document.getElementById("passkey-failed");
  if (told) told.hidden = false;
});
