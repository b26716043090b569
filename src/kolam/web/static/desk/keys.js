/* Keyboard shortcuts: single keys, listed under "?", silent while somebody types. */
const PLACES = { h: "a.brand", p: "a.where", w: "[data-place=workshops]" };

export function shortcuts() {
  const dialog = document.getElementById("shortcuts");
  const opener = document.querySelector("[data-shortcuts]");
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (going) {
      going = false;
      document.querySelector(PLACES[event.key])?.click();
    } else if (event.key === "?") {
      dialog.showModal();
    } else if (event.key === "g") {
      going = true;
      setTimeout(() => { going = false; }, 1500);
    } else if (!dialog.open && /^[a-z]$/.test(event.key)) {
      press(event.key);
    }
  });
}

function press(key) {
  document.querySelector(`[data-key="${key}"]`)?.click();
}

function typing(element) {
  return element.closest("input, textarea, select, [contenteditable]") !== null;
}
