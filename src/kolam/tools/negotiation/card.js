// The negotiation on a phone: write gifts, interests, ideas or assumptions, one at a time.
// Sent are only those that are shared; what a participant keeps to itself never leaves the phone.

import { el } from "../dom.js";
import { Form } from "./card_form.js";
import { latest, List } from "./card_list.js";

const SLOT = 16;

export function mount(root, room) {
  const card = new Card(root, room);
  return { update: (next) => card.update(next), leave: () => card.leave() };
}

/** After the reveal: what this participant wrote, beside what everybody did. */
export function compare(root, { ask, mine, say }) {
  const all = latest(mine, ask.asking);
  if (!all.length) return;
  const item = ({ body }) => el("li", { lang: body.language }, body.words);
  root.replaceChildren(el("h2", {}, say("negotiation.card.compare.title")), el("ul", {}, all.map(item)));
}

class Card {
  constructor(root, room) {
    this.form = new Form({ changed: () => this.typed(), cancel: () => this.settle() });
    this.list = new List({ change: (one) => this.change(one), drop: (one) => this.drop(one) });
    this.about = el("p", { class: "hint" });
    root.append(el("div", { class: "writing" }, this.about, this.form.node, this.list.node));
    this.pending = new Map();
    this.saving = 0;
    this.update(room);
    const draft = this.draft();
    if (draft) this.form.fill(draft.body, { slot: draft.slot, isKept: draft.isKept });
    this.show();
  }

  update(room) {
    const isOther = this.room && this.room.ask.asking !== room.ask.asking;
    this.room = room;
    const keys = new Set(room.mine.map((card) => card.key));
    for (const [slot, { key }] of this.pending) if (keys.has(key)) this.pending.delete(slot);
    const { ask, say } = room;
    this.about.textContent = ask.about ? say("negotiation.card.about", { question: ask.about }) : "";
    this.about.lang = ask.about_language;
    this.form.word(ask, say);
    if (isOther) this.form.clear();
    if (!this.form.party) this.form.party = room.note("party") || "";
    this.show();
  }

  leave() {
    this.isGone = true;
  }

  // --- what is remembered on this phone alone

  draft() {
    const found = this.room.note("draft");
    return found?.body?.kind === this.room.ask.asking ? found : null;
  }

  get kept() {
    return this.room.note("kept") || {};
  }

  keep(slot, body) {
    const { [slot]: _, ...others } = this.kept;
    this.room.note("kept", body ? { ...others, [slot]: body } : others);
  }

  typed() {
    const { form, room } = this;
    const body = form.body();
    room.note("draft", form.isEmpty ? null : { body, slot: form.slot, isKept: form.isKept });
    this.show();
  }

  // --- acts

  async save() {
    const { form, room } = this;
    const body = form.body();
    const slot = form.slot || randomSlot();
    if (room.ask.asking === "interests" && !body.party) return this.missing();
    room.note("party", body.party);
    const before = this.every().find((one) => one.slot === slot);
    const { isKept } = form;
    room.note("draft", { body, slot, isKept });
    this.keep(slot, isKept ? body : null);
    // The form is free before anything is waited for: what is typed meanwhile belongs to the next.
    form.clear();
    form.focus();
    if (!isKept) await this.send(slot, body, before);
    else if (before && !before.isKept) await this.send(slot, { ...body, ...NOTHING }, before);
    if (form.isEmpty) room.note("draft", null);
    room.announce(room.say("negotiation.card.added", { words: body.words }));
    return this.show();
  }

  missing() {
    const { room, form } = this;
    form.wantParty();
    room.announce(room.say("negotiation.card.choose_party"));
  }

  async send(slot, body, before) {
    const sent = { ...body, slot };
    this.pending.set(slot, { body: sent });
    this.saving += 1;
    this.show();
    const instead = before?.state === "refused" ? before.key : undefined;
    const key = await this.room.send(sent, instead);
    this.saving -= 1;
    if (this.room.mine.some((card) => card.key === key)) this.pending.delete(slot);
    else if (this.pending.get(slot)?.body === sent) this.pending.set(slot, { body: sent, key });
    this.show();
  }

  change(one) {
    this.form.fill(one.body, { slot: one.slot, isKept: Boolean(one.isKept) });
    this.typed();
    this.form.focus();
  }

  async drop(one) {
    const { room, form } = this;
    if (form.slot === one.slot) this.settle();
    if (one.isKept) this.keep(one.slot, null);
    else await this.send(one.slot, { ...one.body, ...NOTHING }, one);
    room.announce(room.say("negotiation.card.gone", { words: one.body.words }));
    this.show();
    form.focus();
  }

  settle() {
    this.form.clear();
    this.room.note("draft", null);
    this.show();
    this.form.focus();
  }

  // --- what is shown

  /** Everything written here, the newest first. */
  every() {
    const { room, pending } = this;
    const { asking } = room.ask;
    const sent = new Map(latest(room.mine, asking, true).map((one) => [one.slot, one]));
    for (const [slot, { body }] of pending) sent.set(slot, { slot, body, state: "waiting" });
    const told = [...sent.values()].filter((one) => one.body.words && one.body.kind === asking);
    const own = Object.entries(this.kept).filter(([, body]) => body.kind === asking);
    const kept = own.map(([slot, body]) => ({ slot, body, isKept: true }));
    return [...told, ...kept].reverse();
  }

  show() {
    const { room, form } = this;
    if (this.isGone) return;
    const { say } = room;
    this.list.show(this.every(), room, form.slot);
    // A second tap on "Add" must not end the writing.
    if (form.isEmpty && this.saving) room.button(say("negotiation.card.add"));
    else if (form.isEmpty) room.button(say("negotiation.card.finish"), () => room.finish());
    else room.button(this.label(), () => this.save());
  }

  label() {
    const { say } = this.room;
    if (this.form.isKept) return say("negotiation.card.keep");
    return say(this.form.slot ? "negotiation.card.save" : "negotiation.card.add");
  }
}

/** What stands in a card that takes something back: nothing that was typed is left in it. */
const NOTHING = { words: "", position: "", why: "", noticed: "", test: "", importance: null };

function randomSlot() {
  const bytes = crypto.getRandomValues(new Uint8Array(SLOT / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
