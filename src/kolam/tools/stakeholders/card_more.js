// Sliders, the equal of the map, and what may be said beside a place: attitude, certainty, a reason.

import { el } from "../dom.js";
import { endsOf } from "./card_map.js";

const AXES = ["interest", "influence"];
const ATTITUDES = { strongly_against: -2, against: -1, neither: 0, for: 1, strongly_for: 2 };
const CERTAINTIES = { guess: 1, fairly: 2, sure: 3 };
const LONGEST = 280;

/** Two sliders; one that is not set yet has no thumb, so that it suggests nothing. */
export class Sliders {
  constructor(edit) {
    this.parts = AXES.map((axis) => this.slider(axis, edit));
    this.node = el("div", { class: "sliders" }, this.parts.map((part) => part.box));
  }

  slider(axis, edit) {
    const range = el("input", { type: "range", step: 1, id: `slider-${axis}` });
    const set = () => edit({ [axis]: Number(range.value) });
    range.addEventListener("input", set);
    // The value under the thumb that is not shown yet can be chosen too.
    range.addEventListener("pointerup", () => range.className && set());
    range.addEventListener("keydown", ({ key }) => range.className && " Enter".includes(key) && set());
    const name = el("label", { for: range.id });
    const value = el("output", { for: range.id });
    const ends = el("div", { class: "ends", "aria-hidden": "true" });
    return { axis, range, name, value, ends, box: el("div", {}, name, value, range, ends) };
  }

  show({ scale }, mark, say) {
    for (const { axis, range, name, value, ends } of this.parts) {
      const given = mark[axis];
      Object.assign(range, { min: scale.lowest, max: scale.highest });
      range.value = given ?? (scale.lowest + scale.highest) / 2;
      range.className = given === null ? "unset" : "";
      name.textContent = say(`stakeholders.card.${axis}`);
      value.textContent = given === null ? "–" : given;
      const said = given === null ? say("stakeholders.card.not_set") : given;
      range.setAttribute("aria-valuetext", said);
      ends.replaceChildren(...endsOf(scale, say));
    }
  }
}

/** Attitude, certainty and a reason, each of which may be left out. */
export class More {
  constructor(edit) {
    this.edit = edit;
    this.attitude = choices(ATTITUDES, (value) => this.toggle("attitude", value));
    this.confidence = choices(CERTAINTIES, (value) => this.toggle("confidence", value));
    this.label = el("label", { for: "reason" });
    this.reason = el("input", { id: "reason", maxlength: LONGEST, autocomplete: "off" });
    this.reason.addEventListener("change", () => this.keep());
    const line = el("div", {}, this.label, this.reason);
    this.node = el("div", { class: "more", id: "more" }, this.attitude.node, this.confidence.node, line);
  }

  toggle(field, value) {
    this.edit(this.id, { [field]: this.mark[field] === value ? null : value });
  }

  /** Send the reason as it stands. */
  keep() {
    if (this.id && this.reason.value !== this.mark.reason)
      this.edit(this.id, { reason: this.reason.value.trim() });
  }

  /** A reason that is being typed is kept; it belongs to the stakeholder it was typed for. */
  show(id, mark, say) {
    const typing = this.id === id && this.reason.value !== this.mark.reason;
    if (!typing) this.reason.value = mark.reason;
    Object.assign(this, { id, mark });
    this.attitude.show("attitude", mark.attitude, say);
    this.confidence.show("sure", mark.confidence, say);
    this.label.textContent = say("stakeholders.card.reason");
  }
}

/** A row of choices; choosing the same once more takes it back. */
function choices(values, choose) {
  const title = el("p", {});
  const button = (value) => el("button", { type: "button", onclick: () => choose(value) });
  const buttons = Object.values(values).map(button);
  const node = el("div", { role: "group", class: "choices" }, title, buttons);
  const show = (name, chosen, say) => {
    title.textContent = say(`stakeholders.card.${name}`);
    node.setAttribute("aria-label", title.textContent);
    Object.keys(values).forEach((id, i) => {
      buttons[i].textContent = say(`stakeholders.card.${name}.${id}`);
      buttons[i].setAttribute("aria-pressed", String(values[id] === chosen));
    });
  };
  return { node, show };
}
