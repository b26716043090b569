// The fields of the plain form, one maker for each kind of question.
// Each answers {node, show(answer), settle()}: settle sends what was typed and is not sent yet.

import { el, set } from "./dom.js";
import { RANGE, stepWords } from "./form_answers.js";
import { marker } from "./markers.js";

const LONGEST = 280;
const SHORT = 3;
const TONES = { green: "●", amber: "▲", red: "■" };

export const fields = { scale, line, choose, range, words };

// --- steps: pick one of a few, or some of a list

function scale(question, tell) {
  const pick = (step) => tell({ score: step.value, dont_know: false });
  const made = question.steps.map((step) => picker(question, step, { type: "radio", pick }));
  const isShort = question.steps.every((step) => step.words.length <= SHORT && !step.help);
  return picked(made, isShort, (answer, step) => answer.score === step.value);
}

function choose(question, tell) {
  const { most } = question;
  const type = most === 1 ? "radio" : "checkbox";
  const pick = () => {
    const chosen = made.filter(({ input }) => input.checked).map(({ step }) => String(step.value));
    tell({ chosen, dont_know: false });
  };
  const made = question.steps.map((step) => picker(question, step, { type, pick }));
  const field = picked(made, false, (answer, step) => answer.chosen.includes(String(step.value)));
  const show = (answer) => {
    field.show(answer);
    const isFull = most > 1 && answer.chosen.length >= most;
    made.forEach(({ input }) => set(input, "disabled", isFull && !input.checked));
  };
  return { ...field, show };
}

function picker(question, step, { type, pick }) {
  const input = el("input", { type, name: `q-${question.item}`, onchange: () => pick(step) });
  const help = step.help ? el("small", {}, step.help) : null;
  const said = el("span", {}, el("span", {}, step.words), help);
  return { step, input, node: el("label", { class: "step" }, input, sign(question, step), said) };
}

/** What stands before the words: a sector's marker, a light's shape, or the step's number.
 *  Beside lights no step has a number. */
function sign({ kind, steps }, { sector, tone, value, words }) {
  if (sector) return marker(sector);
  if (tone) return el("span", { class: `light ${tone}`, "aria-hidden": "true" }, TONES[tone]);
  const isLit = steps.some((step) => step.tone);
  const isNumbered = kind === "scale" && !isLit && words !== String(value);
  return isNumbered ? el("span", { class: "number" }, String(value)) : null;
}

function picked(made, isShort, isOn) {
  const node = el("div", { class: isShort ? "steps short" : "steps" }, made.map((one) => one.node));
  const show = (answer) => made.forEach(({ input, step }) => (input.checked = isOn(answer, step)));
  return { node, show, settle() {} };
}

// --- a place along a line

function line({ steps, item }, tell, say) {
  const values = steps.map((step) => step.value);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const give = () => tell({ score: Number(input.value), dont_know: false });
  // A tap on the middle changes no value, and yet says something.
  const keys = (event) => [" ", "Enter"].includes(event.key) && give();
  const about = { type: "range", min, max, step: 1, id: `line-${item}`, "aria-labelledby": "asked" };
  const input = el("input", { ...about, oninput: give, onpointerup: give, onkeydown: keys });
  const output = el("output", { for: `line-${item}` });
  const ends = [steps[0], steps[steps.length - 1]].map(({ words: text }) => el("span", {}, text));
  const show = ({ score }) => {
    const isSet = score !== null;
    input.value = isSet ? score : Math.round((min + max) / 2);
    input.classList.toggle("unset", !isSet);
    const text = isSet ? stepWords(steps, score) : say("phone.form.not_yet");
    output.textContent = isSet ? text : say("phone.form.line");
    input.setAttribute("aria-valuetext", text);
  };
  const places = el("div", { class: "ends" }, ends);
  return { node: el("div", { class: "along" }, output, input, places), show, settle() {} };
}

// --- low, likely, high

/** A number as people type it; NaN where it is none. Commas between thousands are let go. */
export function numberOf(typed) {
  const text = typed.replace(/\s/g, "").replace("−", "-");
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(",", ""));
  return /^-?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(",", ".")) : NaN;
}

function range({ item, unit }, tell, say, kept) {
  const said = Object.fromEntries(RANGE.map((name) => [name, typed(name, item, () => said_now(false))]));
  const trouble = el("p", { class: "notice", id: "trouble", role: "alert" });
  const said_now = (isLeft) => {
    const values = RANGE.map((name) => said[name].input.value.trim());
    kept(values.some(Boolean) ? values : null);
    const numbers = values.map((text) => (text ? numberOf(text) : null));
    const given = numbers.filter((value) => value !== null);
    const wrong = faultOf(given);
    const isWhole = given.length === RANGE.length;
    trouble.textContent = wrong && (isLeft || isWhole) ? say(wrong) : "";
    if (wrong || !(isWhole || isLeft)) return;
    const answer = Object.fromEntries(RANGE.map((name, i) => [name, numbers[i]]));
    tell(given.length ? { ...answer, dont_know: false } : answer);
  };
  for (const name of RANGE) said[name].label.textContent = say(`phone.form.${name}`);
  const show = (answer, before) => {
    const isHeld = RANGE.some((name) => said[name].input === document.activeElement);
    if (isHeld || trouble.textContent) return;
    RANGE.forEach((name, i) => (said[name].input.value = answer[name] ?? before?.[i] ?? ""));
  };
  const clear = () => (trouble.textContent = "");
  const boxes = el("div", { class: "range" }, RANGE.map((name) => said[name].node));
  const node = el("div", {}, unit ? el("p", { class: "hint" }, unit) : null, boxes, trouble);
  return { node, show, clear, settle: () => said_now(true) };
}

function faultOf(given) {
  if (given.some(Number.isNaN)) return "phone.form.no_number";
  return given.some((value, i) => value < given[i - 1]) ? "phone.form.not_rising" : "";
}

function typed(name, item, changed) {
  const id = `${name}-${item}`;
  const label = el("label", { for: id });
  const about = { id, inputmode: "decimal", autocomplete: "off", maxlength: 24 };
  const input = el("input", { ...about, "aria-describedby": "trouble", oninput: changed });
  return { label, input, node: el("div", { class: "field" }, label, input) };
}

// --- words

function words(question, tell) {
  return writing(question, tell, { rows: 4, "aria-labelledby": "asked" });
}

/** A box for a sentence: the answer itself, or why it was given. */
export function writing({ item }, tell, given) {
  const keep = () => tell({ reason: input.value.trim() });
  const about = { id: `words-${item}`, rows: 2, maxlength: LONGEST, autocomplete: "off" };
  const input = el("textarea", { ...about, ...given, oninput: keep });
  const show = ({ reason }) => {
    if (input !== document.activeElement) input.value = reason;
  };
  return { node: input, show, settle() {} };
}
