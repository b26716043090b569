// The tray: the stakeholder in hand, large; those at the same place; and the list of all of them.

import { el } from "../dom.js";
import { joined } from "../dots.js";
import { marker } from "../markers.js";

/** The chip in hand, with its place and where that answer is. */
export class Held {
  constructor(told) {
    const hears = { onpointerdown: told.grab, onkeydown: told.key, oncontextmenu: (e) => e.preventDefault() };
    this.chip = el("button", { type: "button", class: "held", "aria-describedby": "keys", ...hears });
    this.keys = el("p", { class: "unseen", id: "keys" });
    this.line = el("p", { class: "stands" });
    this.fault = el("p", { class: "notice" });
    this.node = el("div", { class: "now" }, this.chip, this.line, this.fault, this.keys);
  }

  show(one, { words, state, trouble, hint }, say) {
    const sector = say(`sector.${one.sector || "none"}`);
    const title = el("b", { lang: one.name_language }, one.name);
    const about = el("span", {}, title, " ", el("small", {}, `${one.number} · ${sector}`));
    this.chip.replaceChildren(marker(one.sector), about);
    const told = [words || el("small", {}, hint), state && el("small", {}, ` · ${state}`)];
    this.line.replaceChildren(...told.filter(Boolean));
    this.fault.textContent = trouble;
    this.fault.hidden = !trouble;
    this.keys.textContent = say("stakeholders.card.keys");
  }
}

/** What else can be done, and how far one has come. */
export class Acts {
  constructor(acts) {
    const button = (name) => el("button", { type: "button", onclick: acts[name] });
    const [unknown, more, undo, way, finish] = ["unknown", "more", "undo", "way", "finish"].map(button);
    Object.assign(this, { unknown, more, undo, way, finish });
    this.node = el("div", { class: "acts" }, unknown, more, undo);
    this.ways = el("div", { class: "acts" }, way, finish);
    this.progress = el("div", { class: "progress" });
    more.setAttribute("aria-controls", "more");
  }

  show({ mark, way, isOpen, canUndo, next, done, count }, say) {
    this.unknown.textContent = say("stakeholders.card.dont_know");
    this.unknown.setAttribute("aria-pressed", String(mark.dont_know));
    this.more.textContent = say("stakeholders.card.more");
    this.more.setAttribute("aria-expanded", String(isOpen));
    this.undo.textContent = say("stakeholders.card.undo");
    this.undo.disabled = !canUndo;
    this.way.textContent = say(`stakeholders.card.use_${way === "map" ? "sliders" : "map"}`);
    this.finish.textContent = say("stakeholders.card.finish", { n: count - done });
    this.finish.hidden = !next;
    const dots = joined(done, count);
    dots.setAttribute("preserveAspectRatio", "xMinYMid");
    this.progress.replaceChildren(el("p", {}, say("stakeholders.card.progress", { done, n: count })), dots);
  }
}

/** Chips that share a place, to choose between. */
export class Peers {
  constructor(choose) {
    this.choose = choose;
    this.node = el("div", { class: "peers", role: "group" });
  }

  show(peers, held, say) {
    this.node.hidden = peers.length < 2;
    const title = say("stakeholders.card.peers", { n: peers.length });
    this.node.setAttribute("aria-label", title);
    const button = (one) => {
      const about = { type: "button", "aria-pressed": String(one.id === held) };
      const name = el("span", { lang: one.name_language }, one.name);
      return el("button", { ...about, onclick: () => this.choose(one.id) }, marker(one.sector), name);
    };
    this.node.replaceChildren(el("p", {}, title), ...(peers.length < 2 ? [] : peers.map(button)));
  }
}

/** Everyone asked about, in the order of the ask; up and down keys walk, one tab stop. */
export class List {
  constructor(choose, grab) {
    Object.assign(this, { choose, grab });
    this.rows = new Map();
    this.node = el("ul", { class: "everyone", onkeydown: (event) => this.walk(event) });
  }

  row({ id }) {
    const hears = { onclick: () => this.choose(id), onpointerdown: (event) => this.grab(event, id) };
    const row = this.rows.get(id) || el("li", {}, el("button", { type: "button", ...hears }));
    this.rows.set(id, row);
    return row;
  }

  /** `told(id)` answers short and whole words of where a stakeholder stands. */
  show(listed, held, told, say) {
    const rows = listed.map((one) => this.row(one));
    const same = rows.length === this.node.children.length;
    if (!same || rows.some((row, i) => row !== this.node.children[i])) this.node.replaceChildren(...rows);
    this.node.setAttribute("aria-label", say("stakeholders.card.everyone"));
    listed.forEach((one, i) => fill(rows[i].firstChild, one, one.id === held, told(one)));
    if (this.held !== held) this.reveal(this.rows.get(held));
    this.held = held;
  }

  // Only the list scrolls, never the page: the map must stay where the thumb expects it.
  reveal(row) {
    const { scrollTop, clientHeight } = this.node;
    const top = row.offsetTop;
    if (top < scrollTop || top + row.offsetHeight > scrollTop + clientHeight)
      this.node.scrollTop = top - row.offsetHeight;
  }

  walk(event) {
    const step = { ArrowUp: "previousSibling", ArrowDown: "nextSibling" }[event.key];
    const next = step && event.target.parentNode[step];
    if (!next) return;
    event.preventDefault();
    next.firstChild.focus();
  }
}

function fill(button, one, isHeld, [short, whole, state]) {
  const name = el("span", { lang: one.name_language }, one.name);
  const stands = el("small", { "aria-hidden": "true" }, short);
  const said = el("span", { class: "unseen" }, `: ${whole}`);
  const number = el("small", { class: "number" }, one.number);
  button.replaceChildren(number, marker(one.sector), name, said, stands);
  button.className = state;
  button.tabIndex = isHeld ? 0 : -1;
  button.setAttribute("aria-current", String(isHeld));
}
