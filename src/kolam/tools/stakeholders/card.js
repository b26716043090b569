// The stakeholder map on a phone: place each stakeholder by interest and influence.
// By finger, by tap and tap, by arrow keys or with two sliders: all four say the same.

import { el } from "../dom.js";
import { Answers, isAnswered, isPlaced, standing, wordsOf } from "./card_answers.js";
import { Drag, Lens } from "./card_drag.js";
import { PlaceMap } from "./card_map.js";
import { More, Sliders } from "./card_more.js";
import { Acts, Held, List, Peers } from "./card_tray.js";

/** Only after the reveal, so it is fetched then. */
export const compare = async (...given) => (await import("./card_compare.js")).compare(...given);

const STEPS = {
  ArrowLeft: ["interest", -1],
  ArrowRight: ["interest", 1],
  ArrowDown: ["influence", -1],
  ArrowUp: ["influence", 1],
  Home: ["interest", -Infinity],
  End: ["interest", Infinity],
  PageDown: ["influence", -Infinity],
  PageUp: ["influence", Infinity],
};

export function mount(root, room) {
  const card = new Card(root, room);
  return { update: (next) => card.update(next), leave: () => card.leave() };
}

class Card {
  constructor(root, room) {
    this.answers = new Answers(room, () => this.show());
    this.way = room.note("way") || "map";
    this.build();
    this.wait = el("p", { class: "hint" });
    root.append(this.wait, this.node);
    this.keep = () => document.hidden && this.answers.flush();
    document.addEventListener("visibilitychange", this.keep);
    this.update(room);
  }

  build() {
    this.map = new PlaceMap();
    this.lens = new Lens();
    const grab = (event) => this.grab(event, this.held);
    this.inHand = new Held({ grab, key: (event) => this.key(event) });
    this.sliders = new Sliders((changes) => this.slide(changes));
    this.more = new More((id, changes) => this.answers.edit(id, changes));
    this.peers = new Peers((id) => this.hold(id));
    const pull = (event, id) => event.pointerType === "mouse" && this.grab(event, id);
    this.list = new List((id) => this.hold(id), pull);
    this.acts = new Acts({
      unknown: () => this.toggleUnknown(),
      more: () => this.open(this.more.node.hidden),
      undo: () => this.takeBack(),
      way: () => this.go(this.way === "map" ? "sliders" : "map"),
      finish: () => this.finish(),
    });
    this.more.node.hidden = true;
    const said = [this.inHand.node, this.sliders.node, this.acts.node, this.more.node, this.peers.node];
    const all = [this.acts.progress, this.list.node, this.acts.ways];
    const tray = el("div", { class: "tray" }, said, all);
    this.node = el("div", { class: "placing" }, this.map.node, tray, this.lens.node);
    this.listen();
  }

  listen() {
    const { picture } = this.map;
    const told = {
      move: (id, point) => this.carry(id, point),
      drop: (id, point) => this.drop(id, point),
      tap: (id, point) => this.tap(id, point),
      end: () => this.letGo(),
    };
    this.drag = new Drag([picture, this.inHand.chip], told);
    picture.addEventListener("pointerdown", (event) => {
      const [place] = this.under(event);
      const [x, y] = place ? this.map.spot(place) : [event.clientX, event.clientY];
      this.isOnMap = true;
      this.drag.start(event, place?.id, [x - event.clientX, y - event.clientY]);
    });
    // A finger on a chip drags it; a finger beside the chips scrolls the page.
    const still = (event) => {
      const [touch] = event.touches;
      if (event.touches.length === 1 && event.cancelable && this.under(touch).length) event.preventDefault();
    };
    picture.addEventListener("touchstart", still, { passive: false });
  }

  grab(event, id) {
    this.isOnMap = false;
    this.drag.start(event, id);
  }

  // --- the room

  update(room) {
    this.say = room.say;
    this.room = room;
    this.answers.take(room);
    const before = this.listed?.get(this.held);
    const all = room.ask.stakeholders.map((one, i) => ({ ...one, number: i + 1 }));
    this.listed = new Map(all.map((one) => [one.id, one]));
    this.map.word(room.ask, this.say);
    this.wait.textContent = all.length ? "" : this.say("stakeholders.card.empty");
    this.wait.hidden = all.length > 0;
    this.node.hidden = !all.length;
    if (this.drag.id && !this.listed.has(this.drag.id)) this.drag.cancel();
    if (!this.listed.has(this.held)) this.held = this.next()?.id ?? all[0]?.id;
    if (before && before.id !== this.held)
      room.announce(this.say("stakeholders.card.gone", { name: before.name }));
    this.show();
  }

  leave() {
    this.isGone = true;
    this.more.keep();
    this.answers.flush();
    this.drag.cancel();
    document.removeEventListener("visibilitychange", this.keep);
  }

  // --- who is in hand

  /** The next one without an answer after the one in hand, going round; never that one itself. */
  next() {
    const all = [...this.listed.values()];
    const here = all.findIndex((one) => one.id === this.held);
    const round = [...all.slice(here + 1), ...all.slice(0, Math.max(here, 0))];
    return round.find((one) => !isAnswered(this.answers.of(one.id)));
  }

  hold(id) {
    if (id === this.held) return this.inHand.chip.focus({ preventScroll: true });
    this.more.keep();
    this.answers.flush();
    this.held = id;
    this.show();
    this.bringBack();
    return this.inHand.chip.focus({ preventScroll: true });
  }

  finish() {
    this.more.keep();
    this.answers.flush();
    this.room.finish();
  }

  // --- placing

  under({ clientX, clientY }) {
    return this.map.near(clientX, clientY, this.places());
  }

  carry(id, { finger, chip }) {
    const { interest, influence, on } = this.map.at(...chip);
    const spot = on ? { interest, influence } : null;
    const same = spot && this.spot && spot.interest === this.spot.interest && spot.influence === this.spot.influence;
    if (this.held !== id) this.more.keep();
    this.held = id;
    this.spot = spot;
    this.lens.show(this.listed.get(id), spot ? this.words(spot) : "", finger);
    if (!same) this.show();
  }

  letGo() {
    this.spot = null;
    this.lens.hide();
    this.show();
  }

  drop(id, { chip }) {
    const { interest, influence, on } = this.map.at(...chip);
    if (on) this.place(id, { interest, influence });
  }

  place(id, spot, soon) {
    this.answers.edit(id, { ...spot, dont_know: false }, soon);
    this.tell(id);
    this.inHand.chip.focus({ preventScroll: true });
  }

  /** A tap places what is in hand and has no place yet; else it takes up a chip or moves the one. */
  tap(id, { finger }) {
    if (!this.isOnMap) return;
    const under = this.under({ clientX: finger[0], clientY: finger[1] });
    const here = under.length ? this.peersOf(under[0]) : [];
    if (isPlaced(this.answers.of(this.held)) && here.length) {
      const at = here.findIndex((one) => one.id === this.held);
      this.hold(here[(at + 1) % here.length].id);
      this.tell(this.held);
      return;
    }
    const { interest, influence } = this.map.at(...finger);
    this.place(this.held, { interest, influence });
  }

  key(event) {
    const [axis, by] = STEPS[event.key] || [];
    if (!axis || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { lowest, highest, ...lines } = this.room.ask.scale;
    const mark = this.answers.of(this.held);
    const from = isPlaced(mark) ? mark : lines;
    const value = Math.max(lowest, Math.min(highest, from[axis] + by));
    const spot = { interest: from.interest, influence: from.influence, [axis]: value };
    this.answers.edit(this.held, { ...spot, dont_know: false }, true);
    this.room.announce(this.words(spot));
  }

  slide(changes) {
    this.answers.edit(this.held, { ...changes, dont_know: false }, true);
  }

  toggleUnknown() {
    const { dont_know: unknown } = this.answers.of(this.held);
    this.answers.edit(this.held, { interest: null, influence: null, dont_know: !unknown });
    this.tell(this.held);
  }

  takeBack() {
    const id = this.answers.undo(this.listed);
    if (!id) return;
    this.hold(id);
    this.tell(id);
  }

  // --- what is shown

  words(mark) {
    return wordsOf(mark, this.say);
  }

  tell(id) {
    this.room.announce(`${this.listed.get(id).name}: ${this.words(this.answers.of(id))}`);
  }

  /** Those with a place, what is being dragged at where it would be. */
  places() {
    const moving = this.drag?.isMoving ? this.drag.id : undefined;
    const all = [...this.listed.values()].map((one) => {
      const { interest, influence } = (one.id === moving && this.spot) || this.answers.of(one.id);
      return { ...one, interest, influence, state: this.answers.stateOf(one.id).state };
    });
    return all.filter(isPlaced);
  }

  peersOf({ interest, influence }) {
    return this.places().filter((one) => one.interest === interest && one.influence === influence);
  }

  show() {
    const one = this.listed?.get(this.held);
    if (this.isGone) return undefined;
    if (!one) return void this.room.button("");
    const { ask } = this.room;
    const mark = this.answers.of(this.held);
    const places = this.places();
    const byMap = this.way === "map";
    this.map.draw(places, { held: this.held, moving: this.drag.isMoving && this.spot });
    const hint = byMap ? this.say("stakeholders.card.place") : this.say("stakeholders.card.slide");
    this.inHand.show(one, standing(mark, this.answers.stateOf(one.id), hint, this.say), this.say);
    this.sliders.show(ask, mark, this.say);
    this.more.show(this.held, mark, this.say);
    this.peers.show(byMap && isPlaced(mark) ? this.peersOf(mark) : [], this.held, this.say);
    this.list.show([...this.listed.values()], this.held, (each) => this.inShort(each.id), this.say);
    this.map.node.hidden = !byMap;
    this.sliders.node.hidden = byMap;
    return this.showActs(mark);
  }

  inShort(id) {
    const mark = this.answers.of(id);
    const { state } = this.answers.stateOf(id);
    const short = isPlaced(mark) ? `${mark.interest} · ${mark.influence}` : "";
    return [mark.dont_know ? "?" : short, this.words(mark), isAnswered(mark) ? `said ${state}` : state];
  }

  showActs(mark) {
    const { say, room, way } = this;
    const count = this.listed.size;
    const done = [...this.listed.keys()].filter((id) => isAnswered(this.answers.of(id))).length;
    const next = this.next();
    const isOpen = !this.more.node.hidden;
    const canUndo = this.answers.canUndo(this.listed);
    this.acts.show({ mark, way, isOpen, canUndo, next, done, count }, say);
    if (next) room.button(say("stakeholders.card.next"), () => this.hold(next.id));
    else room.button(say("stakeholders.card.done"), () => this.finish());
  }

  open(isOpen) {
    this.more.node.hidden = !isOpen;
    this.show();
    if (isOpen) this.more.node.scrollIntoView({ block: "nearest" });
  }

  go(way) {
    this.way = way;
    this.room.note("way", way);
    this.answers.flush();
    this.show();
    this.bringBack();
  }

  /** The map, or what stands in its place, back under the thumb. */
  bringBack() {
    const top = this.way === "map" ? this.map.node : this.inHand.node;
    top.scrollIntoView({ block: "nearest" });
  }
}
