/* The console hears the room: counts move by themselves, and a page that is out of date loads anew. */
const box = document.querySelector("[data-console]");
const bar = box.querySelector("progress");

const turnOf = (told) =>
  [told.activity, told.state, told.revealed, told.locked, told.ended].map(String).join(",");

/** What the page says of the same, whatever null is called. */
const same = (one, other) => one.replaceAll("none", "null") === other.replaceAll("none", "null");

function busy() {
  const inside = document.activeElement;
  return inside?.matches("input, textarea, select") || document.querySelector("dialog[open]");
}

function hear(told) {
  for (const name of ["seats", "answered"]) {
    const place = box.querySelector(`[data-count="${name}"]`);
    place.textContent = told[name].toLocaleString(document.documentElement.lang);
  }
  bar.value = told.seats ? Math.min(100, Math.round((100 * told.answered) / told.seats)) : 0;
  if (!same(turnOf(told), box.dataset.turn) && !busy()) location.assign(location.pathname);
}

const stream = new EventSource(box.dataset.stream);
stream.addEventListener("state", (event) => hear(JSON.parse(event.data)));
addEventListener("pagehide", () => stream.close());
