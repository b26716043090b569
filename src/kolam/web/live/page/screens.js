// The screens around the task, one function each: it answers the nodes and sets the button.

import { el, figureOf, tableOf } from "./dom.js";
import { kolam } from "./dots.js";
import { marker } from "./markers.js";
import { cardOf, look } from "./task.js";

const SECTORS = [
  "government",
  "civil_society",
  "business",
  "united_nations",
  "academia",
  "donors",
  "foundations",
];
const title = (text, more = {}) => el("h1", { tabindex: "-1", ...more }, text);
const lead = (text) => el("p", { class: "lead" }, text);
const ornament = () => el("div", { class: "ornament" }, kolam(5, 3));
const room = (phone) => el("p", { class: "room" }, phone.roomLine());
const inLanguage = (phone, message) => message?.[phone.words.language] || message?.en || "";

export const screens = {
  connecting: ({ say }) => [ornament(), title(say("phone.connecting.title")), lead(say("phone.connecting.text"))],
  code,
  join,
  wait,
  done,
  closed,
  reveal,
  removed,
  ended,
  trouble,
  promise,
};

function code(phone) {
  const { say, refused } = phone;
  const field = input("code", refused ? phone.code : "", { maxlength: 12, autocapitalize: "characters" });
  const told = refused ? notice(inLanguage(phone, refused.message)) : null;
  if (told) field.setAttribute("aria-describedby", told.id);
  const go = (event) => {
    event?.preventDefault();
    const typed = field.value.replace(/[\s-]/g, "").toUpperCase();
    if (typed) location.href = `/j/${encodeURIComponent(typed)}`;
    else field.focus();
  };
  phone.button(say("phone.code.go"), go);
  const label = el("label", { for: "code" }, say("phone.code.label"));
  const form = el("form", { class: "code", onsubmit: go }, label, field, told);
  return [ornament(), title(say("phone.code.title")), lead(say("phone.code.text")), form];
}

function input(id, value, more) {
  return el("input", { id, value, autocomplete: "off", spellcheck: "false", ...more });
}

function notice(text) {
  return el("p", { class: "notice", id: "notice", role: "alert" }, text);
}

function join(phone) {
  const { say, seat, promise: kind, joining, isLost, fault } = phone;
  const again = seat.kept.promise !== undefined;
  const fields = { named: [name, organisation, sector], organisation: [organisation, sector] };
  const asked = kind === "sector" ? [sector] : fields[kind] || [];
  const words = say(again ? "phone.join.go_on" : "phone.join.go");
  const submit = (event) => {
    event?.preventDefault();
    if (!phone.joining) phone.join();
  };
  phone.button(joining ? say("phone.join.sending") : words, submit);
  return [
    title(phone.state.workshop.title),
    again ? lead(say("phone.promise.changed")) : null,
    el("form", { class: "about", onsubmit: submit, id: "about" }, asked.map((one) => one(phone))),
    kind ? promised(phone) : lead(say("phone.join.nothing_yet")),
    fault ? notice(inLanguage(phone, fault.message)) : null,
    joining && isLost ? notice(say("phone.join.offline")) : null,
  ].filter(Boolean);
}

function typed(phone, id, longest, autocomplete) {
  const keep = { oninput: (event) => phone.seat.type(id, event.target.value) };
  return input(id, phone.seat.about[id] || "", { maxlength: longest, autocomplete, ...keep });
}

function name(phone) {
  const label = el("label", { for: "name" }, phone.say("phone.join.name"));
  return el("div", { class: "field" }, label, typed(phone, "name", 80, "name"), hint(phone, "name"));
}

function organisation(phone) {
  const label = el("label", { for: "organisation" }, phone.say("phone.join.organisation"));
  const field = typed(phone, "organisation", 120, "organization");
  return el("div", { class: "field" }, label, field, hint(phone, "organisation"));
}

function hint({ say }, name) {
  const words = { name: () => say("phone.join.name_hint"), organisation: () => say("phone.join.organisation_hint") };
  return el("p", { class: "hint" }, words[name]());
}

function sector(phone) {
  const { say, seat } = phone;
  const choice = (id) => {
    const chosen = (seat.about.sector || "") === id;
    const keep = () => seat.type("sector", id);
    const radio = { type: "radio", name: "sector", id: `sector-${id || "none"}`, value: id };
    const field = el("input", { ...radio, checked: chosen, onchange: keep });
    return el("label", {}, field, marker(id), el("span", {}, say(`sector.${id || "none"}`)));
  };
  const legend = el("legend", {}, say("phone.join.sector"));
  return el("fieldset", { class: "sectors" }, legend, [...SECTORS, ""].map(choice));
}

const promiseWords = ({ promise: kind, say }) => [
  say(`phone.promise.${kind}.short`),
  say(`phone.promise.${kind}.text`),
];

function promised(phone) {
  const [short, text] = promiseWords(phone);
  const sealed = phone.say("phone.promise.sealed");
  return el("section", { class: "promised" }, el("h2", {}, short), el("p", {}, text), el("p", {}, sealed));
}

/** The promise in short, with all of it one tap away. */
function promise(phone) {
  const [short, text] = promiseWords(phone);
  return el("details", {}, el("summary", {}, short), el("p", {}, text));
}

function wait(phone) {
  const { say } = phone;
  return [ornament(), title(say("phone.wait.title")), lead(say("phone.wait.text"))];
}

function done(phone) {
  const { say, seat } = phone;
  const back = () => {
    seat.note("finished", "");
    phone.show();
  };
  phone.button(say("phone.done.back"), back, { quiet: true });
  return [ornament(), title(say("phone.done.title")), lead(say("phone.done.text")), room(phone)];
}

const tookPart = (phone) => phone.state.mine.length || phone.outbox.of(phone.state.activity.id).length;

function closed(phone) {
  const { say, outbox, state } = phone;
  const n = outbox.count(state.activity.id, "refused");
  return [
    ornament(),
    title(say("phone.closed.title")),
    lead(tookPart(phone) ? say("phone.closed.text") : say("phone.closed.late")),
    n ? notice(say("phone.closed.undelivered", { n })) : null,
    tookPart(phone) ? room(phone) : null,
  ].filter(Boolean);
}

function reveal(phone) {
  const { say, result, state } = phone;
  if (!result) return [ornament(), title(say("phone.reveal.loading"))];
  const saved = state.activity.locked ? el("p", { class: "hint" }, say("phone.reveal.locked")) : null;
  const late = tookPart(phone) ? null : el("p", { class: "hint" }, say("phone.closed.late"));
  return [title(result.headline), late, ...found(phone), saved].filter(Boolean);
}

function found(phone) {
  const { say, result } = phone;
  look(`${phone.base}/look/figure.css`);
  const figure = el("figure", { class: "figure-of" }, figureOf(result.figure));
  const own = el("section", { class: "own" });
  compare(phone, own);
  const table = result.table
    ? el("details", { class: "equal" }, el("summary", {}, say("phone.reveal.table")), scrolled(result.table))
    : null;
  return [figure, own, table].filter(Boolean);
}

function scrolled(table) {
  return el("div", { class: "scrolled", tabindex: "0", role: "group" }, tableOf(table));
}

/** The participant's own answers beside the room's, where the tool's card knows how to show them. */
async function compare(phone, root) {
  const { state, result, say, task } = phone;
  const mine = task.mine(state.activity.id);
  if (!mine.length || !state.ask) return;
  const card = await cardOf(phone);
  card.compare?.(root, { ask: state.ask, mine, result, say });
}

function removed(phone) {
  const { say } = phone;
  phone.button(say("phone.removed.look"), () => phone.look(), { quiet: true });
  return [title(say("phone.removed.title")), lead(inLanguage(phone, phone.refused.message))];
}

function ended(phone) {
  const { say, result, state } = phone;
  const shown = state.activity?.revealed && result ? found(phone) : [];
  return [ornament(), title(say("phone.ended.title")), lead(say("phone.ended.text")), ...shown];
}

function trouble(phone) {
  const { say } = phone;
  phone.button(say("phone.trouble.again"), () => phone.look(), { quiet: true });
  return [title(say("phone.trouble.title")), lead(inLanguage(phone, phone.refused.message))];
}
