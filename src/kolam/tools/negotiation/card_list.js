// What this participant has written, each with where it is and two small buttons.

import { el } from "../dom.js";

/** The latest card of each slot, oldest first; those taken back only if asked for. */
export function latest(mine, asking, withEmpty = false) {
  const slots = new Map();
  for (const card of mine.slice().sort((a, b) => a.order - b.order)) {
    const { slot, kind } = card.body;
    if (slot && kind === asking) slots.set(slot, { ...card, slot });
  }
  return [...slots.values()].filter(({ body }) => withEmpty || body.words);
}

export class List {
  constructor({ change, drop }) {
    Object.assign(this, { change, drop });
    this.title = el("h2", {});
    this.items = el("ul", {});
    this.node = el("section", { class: "written" }, this.title, this.items);
  }

  show(all, { ask, say }, held) {
    this.node.hidden = !all.length;
    this.title.textContent = say("negotiation.card.mine", { n: all.length });
    const parties = new Map(ask.parties.map((party) => [party.id, party]));
    this.items.replaceChildren(...all.map((one) => this.item(one, parties, say, one.slot === held)));
  }

  item(one, parties, say, isHeld) {
    const { body, isKept, state } = one;
    const where = say(`negotiation.card.${isKept ? "kept" : state}`);
    const why = state === "refused" ? one.message?.[document.documentElement.lang] : "";
    const party = parties.get(body.party);
    const of = party ? el("small", { lang: party.name_language }, party.name) : null;
    const button = (name, act) => {
      const text = say(`negotiation.card.${name}`);
      const label = `${text}: ${body.words}`;
      return el("button", { type: "button", class: "quiet", "aria-label": label, onclick: act }, text);
    };
    const acts = [button("change", () => this.change(one)), button("take_back", () => this.drop(one))];
    return el(
      "li",
      { class: isHeld ? "held" : false },
      el("p", { lang: body.language }, body.words),
      of,
      el("small", { class: isKept ? "kept" : state }, where, why ? `. ${why}` : ""),
      el("div", { class: "acts" }, acts),
    );
  }
}
