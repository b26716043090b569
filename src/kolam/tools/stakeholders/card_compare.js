// After the reveal: where I placed each stakeholder, and where the room did.

import { drawn, el } from "../dom.js";
import { marker } from "../markers.js";
import { marksOf } from "./card_answers.js";
import { PlaceMap, small } from "./card_map.js";

const AXES = ["interest", "influence"];
const FIRST = 8;
const LOOK = new URL("./card.css", import.meta.url).pathname;

/** My places beside the room's medians, the biggest differences first. */
export function compare(root, { ask, mine, result, say }) {
  const all = pairs(ask, mine, result);
  if (!all.length) return;
  if (!document.querySelector(`link[href="${LOOK}"]`))
    document.head.append(el("link", { rel: "stylesheet", href: LOOK }));
  const [first, others] = [all.slice(0, FIRST), all.slice(FIRST)];
  const item = (pair) => line(pair, say);
  const rest = el("summary", {}, say("stakeholders.card.compare.others", { n: others.length }));
  const parts = [
    el("h2", {}, say("stakeholders.card.compare.title")),
    el("p", {}, say("stakeholders.card.compare.text")),
    drawnBeside(ask, first, say),
    el("ul", { class: "beside" }, first.map(item)),
    others.length ? el("details", { class: "equal" }, rest, el("ul", { class: "beside" }, others.map(item))) : null,
  ];
  root.replaceChildren(el("div", { class: "placing compared" }, parts.filter(Boolean)));
}

function pairs(ask, mine, result) {
  const marks = marksOf(mine);
  const both = ask.stakeholders.map((one, i) => {
    const [own, room] = [marks.get(one.id)?.mark, result.room?.[one.id]];
    const axes = own && room ? AXES.filter((axis) => isNumber(own[axis]) && isNumber(room[axis])) : [];
    const apart = Math.hypot(...axes.map((axis) => own[axis] - room[axis]));
    return { one: { ...one, number: i + 1 }, own, room, axes, apart };
  });
  return both.filter(({ axes }) => axes.length).sort((a, b) => b.apart - a.apart);
}

const isNumber = (value) => typeof value === "number";

function line({ one, own, room, axes, apart }, say) {
  const name = (axis) => say(`stakeholders.card.${axis}`);
  const told = (axis) =>
    say("stakeholders.card.compare.line", { axis: name(axis), mine: own[axis], room: room[axis] });
  const words = apart ? axes.map((axis) => el("span", {}, told(axis))) : say("stakeholders.card.compare.same");
  const title = el("b", { lang: one.name_language }, one.name);
  const number = el("small", { class: "number" }, one.number);
  return el("li", {}, number, marker(one.sector), el("div", {}, title, el("p", {}, words)));
}

function drawnBeside(ask, pairs, say) {
  const map = new PlaceMap();
  map.word(ask, say);
  map.picture.setAttribute("aria-label", say("stakeholders.card.compare.map"));
  const whole = pairs.filter(({ axes }) => axes.length === AXES.length);
  const at = (place) => `${map.x(place.interest)} ${map.y(place.influence)}`;
  const lines = whole.map(({ own, room }) => drawn("path", { d: `M${at(own)}L${at(room)}`, class: "apart" }));
  const spots = whole.map(({ one, own, room }) => {
    const mine = drawn("circle", { class: "mine", r: 2, transform: `translate(${at(own)})` });
    const number = drawn("text", { x: 4.5, y: -3 }, one.number);
    const marked = drawn("g", { class: "dot", transform: `translate(${at(room)})` }, small(one.sector, "scale(.42)"), number);
    return [mine, marked];
  });
  map.picture.replaceChildren(...map.paper, ...lines, ...spots.flat());
  const key = el("p", { class: "hint" }, say("stakeholders.card.compare.map"));
  return el("div", {}, map.node, key);
}
