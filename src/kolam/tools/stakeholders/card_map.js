// The map: interest across, influence up, the lines where high begins, and a chip for each place.

import { drawn, el } from "../dom.js";
import { marker } from "../markers.js";

const MARGIN = 6;
const SIZE = 100 + 2 * MARGIN;
const REACH = 22;
const CORNERS = ["keep_satisfied", "work_together", "keep_in_view", "empower_and_inform"];

const path = (d, name) => drawn("path", { d, class: name });

export class PlaceMap {
  constructor() {
    this.picture = drawn("svg", { viewBox: [-MARGIN, -MARGIN, SIZE, SIZE].join(" "), role: "img" });
    this.corners = CORNERS.map((id) => el("span", { class: `corner ${id}` }));
    this.up = el("div", { class: "up" });
    this.across = el("div", { class: "across" });
    const plot = el("div", { class: "plot" }, this.corners, this.picture);
    this.node = el("div", { class: "map" }, this.up, plot, this.across);
  }

  /** Names and lines, in the language of the page. */
  word({ scale }, say) {
    this.scale = scale;
    CORNERS.forEach((id, i) => (this.corners[i].textContent = say(`stakeholders.card.quadrant.${id}`)));
    this.across.replaceChildren(...axis(say("stakeholders.card.interest"), endsOf(scale, say)));
    this.up.replaceChildren(...axis(say("stakeholders.card.influence"), endsOf(scale, say)));
    this.picture.setAttribute("aria-label", say("stakeholders.card.map"));
    this.paper = this.drawPaper();
  }

  drawPaper() {
    const { lowest, highest, interest, influence } = this.scale;
    let dots = "";
    for (let x = lowest; x <= highest; x += 1)
      for (let y = lowest; y <= highest; y += 1) dots += `M${this.x(x)} ${this.y(y)}h0`;
    const [far, near] = [100 + MARGIN, -MARGIN];
    const cross = `M${this.x(interest)} ${near}V${far}M${near} ${this.y(influence)}H${far}`;
    return [path(dots, "dots"), path(cross, "cross")];
  }

  x(value) {
    return (100 * (value - this.scale.lowest)) / (this.scale.highest - this.scale.lowest);
  }

  y(value) {
    return 100 - this.x(value);
  }

  /** A point of the screen as whole values, and whether it lies on the map or just beside it. */
  at(left, top) {
    const box = this.picture.getBoundingClientRect();
    const across = ((left - box.left) / box.width) * SIZE - MARGIN;
    const up = 100 + MARGIN - ((top - box.top) / box.height) * SIZE;
    const on = [across, up].every((value) => value > -3 * MARGIN && value < 100 + 3 * MARGIN);
    return { interest: this.whole(across), influence: this.whole(up), on };
  }

  whole(share) {
    const { lowest, highest } = this.scale;
    const value = Math.round(lowest + (share / 100) * (highest - lowest));
    return Math.max(lowest, Math.min(highest, value));
  }

  /** The middle of a place on the screen. */
  spot({ interest, influence }) {
    const box = this.picture.getBoundingClientRect();
    return [
      box.left + ((this.x(interest) + MARGIN) / SIZE) * box.width,
      box.top + ((this.y(influence) + MARGIN) / SIZE) * box.height,
    ];
  }

  /** The places within a finger's reach of a point, the nearest first. */
  near(left, top, places) {
    const away = (place) => {
      const [x, y] = this.spot(place);
      return Math.hypot(x - left, y - top);
    };
    return places.filter((one) => away(one) <= REACH).sort((a, b) => away(a) - away(b));
  }

  /** Chips at their places: those that share one are a stack, with what is in hand on top. */
  draw(places, { held, moving }) {
    const stacks = new Map();
    for (const place of places) {
      const spot = `${place.interest} ${place.influence}`;
      stacks.set(spot, [...(stacks.get(spot) || []), place]);
    }
    const taken = new Set(stacks.keys());
    const chips = [...stacks.values()].map((stack) => this.chip(stack, held, taken));
    chips.sort((a, b) => a.classList.contains("in-hand") - b.classList.contains("in-hand"));
    const now = moving && places.find((place) => place.id === held);
    const aim = now ? [this.aim(now)] : [];
    this.picture.replaceChildren(...this.paper, ...aim, ...chips);
  }

  chip(stack, held, taken) {
    const top = stack.find((place) => place.id === held) || stack[stack.length - 1];
    const isHeld = top.id === held;
    const isStack = stack.length > 1;
    const about = { class: `dot ${isHeld ? "in-hand" : ""} ${top.state}`, "data-id": top.id };
    return drawn(
      "g",
      { ...about, transform: `translate(${this.x(top.interest)} ${this.y(top.influence)})` },
      isHeld ? drawn("circle", { r: 7, class: "ring" }) : null,
      isStack ? small(top.sector, "translate(1.4 1.4) scale(.5)") : null,
      small(top.sector, "scale(.5)"),
      this.label(top, isStack ? `+${stack.length - 1}` : top.number, taken, isHeld ? 8.4 : 6),
    );
  }

  /** A number beside the chip, where no other chip or number is. */
  label({ interest, influence }, text, taken, away) {
    const free = (side) => {
      const beside = `${interest + side} ${influence}`;
      const isOn = interest + side <= this.scale.highest && interest + side >= this.scale.lowest;
      return isOn && !taken.has(beside) && taken.add(beside);
    };
    const side = [1, -1].find(free);
    const anchor = side > 0 ? "start" : "end";
    return side ? drawn("text", { x: away * side, y: 1.8, "text-anchor": anchor }, text) : null;
  }

  aim({ interest, influence }) {
    const [x, y] = [this.x(interest), this.y(influence)];
    return path(`M${x} ${100 + MARGIN}V${y}M${-MARGIN} ${y}H${x}`, "aim");
  }
}

/** The words at both ends of an axis. */
export function endsOf({ lowest, highest }, say) {
  const ends = [
    say("stakeholders.card.low", { value: lowest }),
    say("stakeholders.card.high", { value: highest }),
  ];
  return ends.map((text) => el("span", {}, text));
}

function axis(name, [low, high]) {
  return [low, el("b", {}, name), high];
}

/** A marker drawn inside the map. */
export function small(sector, transform) {
  const shape = marker(sector).firstChild;
  return drawn("g", { class: `marker ${sector || "none"}`, transform }, shape);
}
