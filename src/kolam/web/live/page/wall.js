// The wall: what the room is asked, how far it has come, and, once revealed, what it found.

import { el, figureOf, tableOf } from "./dom.js";
import { draw, kolam } from "./dots.js";
import { Follower } from "./follow.js";
import { call } from "./wire.js";
import { Words } from "./words.js";

const LANGUAGES = { en: "English", si: "සිංහල", ta: "தமிழ்" };
const { code, static: base, language } = document.body.dataset;
const stage = document.getElementById("stage");
const words = new Words(language, base);
words.take("wall", language, JSON.parse(document.getElementById("words").textContent));
const say = (key, values) => words.say(key, values);
let state = null;
let frame = null;
let showing = "";

const room = new Follower(`/live/${code}/events?as=wall`, {
  hear: (told) => heard(told),
  look: () => look().catch(() => {}),
  lost: (yes) => (document.getElementById("lost").hidden = !yes),
});

/** What the state follows from: ask again only when one of these changes. */
const turn = (told) =>
  [told.activity, told.state, told.revealed, told.locked, told.ended, told.ask_version].join();

function heard(told) {
  const turned = !frame || turn(frame) !== turn(told);
  frame = told;
  progress();
  if (turned) look().catch(() => {});
  else if (told.revealed && showing !== shownAs()) reveal().catch(() => {});
}

async function look() {
  const answer = await call(`/live/${code}/state?lang=${words.language}`);
  if (!answer.ok) return;
  state = answer.data;
  frame ??= { ...state.activity, ...state.progress, ended: state.workshop.ended };
  said();
  if (state.activity?.revealed) await reveal();
  else wait();
}

const shownAs = () => `${frame?.version ?? state.activity.version} ${words.language}`;

/** Everything in the corner and below, in the language of the wall. */
function said() {
  document.documentElement.lang = words.language;
  document.title = state.workshop.title || say("wall.title");
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-alt]")) node.alt = say(node.dataset.alt);
  const label = state.workshop.label ?? "";
  const text = typeof label === "string" ? label : label[words.language] || label.en || "";
  document.getElementById("label").textContent = text;
  languages();
  progress();
}

function languages() {
  const buttons = Object.entries(LANGUAGES).map(([key, name]) => {
    const pressed = String(key === words.language);
    return el("button", { lang: key, "aria-pressed": pressed, onclick: () => speak(key) }, name);
  });
  document.getElementById("languages").replaceChildren(...buttons);
}

async function speak(key) {
  await words.load(null, key);
  showing = "";
  await look();
  document.querySelector(`#languages [lang=${key}]`).focus();
}

/** Counts only: who has joined, who has answered; never what was said. */
function progress() {
  if (!frame) return;
  const { seats, answered } = frame;
  const joined = say("wall.joined", { n: seats });
  const done = say("wall.answered", { n: answered });
  document.getElementById("progress").replaceChildren(el("p", {}, joined), el("p", {}, done));
  const picture = stage.querySelector(".kolam");
  if (picture) draw(picture, seats ? Math.min(1, answered / seats) : 0);
}

function sentence() {
  const { activity, workshop } = state;
  if (workshop.ended) return say("wall.state.ended");
  if (!activity || activity.state === "draft") return say("wall.state.soon");
  return say(activity.state === "open" ? "wall.state.open" : "wall.state.closed");
}

/** The question, and what to do now. */
function wait() {
  showing = "";
  const question = state.ask?.question ?? state.workshop.title;
  const lang = state.ask?.question_language ?? words.language;
  stage.classList.remove("shown");
  stage.replaceChildren(
    kolam(9, 4, 0),
    el("h1", { class: "question", lang }, question),
    el("p", { class: "now" }, sentence()),
  );
  progress();
}

/** The finding, in words and as a figure, with an equal table for those who do not see it. */
async function reveal() {
  const wanted = shownAs();
  if (wanted === showing) return;
  const [version, lang] = wanted.split(" ");
  const answer = await call(`/live/${code}/result/${version}?canvas=wall&lang=${lang}`);
  if (!answer.ok || wanted !== shownAs()) return;
  const { headline, figure, table } = answer.data;
  const equal = table ? el("div", { class: "hidden" }, tableOf(table)) : null;
  stage.classList.add("shown");
  stage.replaceChildren(
    el("h1", { class: "finding" }, headline),
    figureOf(figure),
    ...(equal ? [equal] : []),
  );
  showing = wanted;
}

/** Keep the projector's screen on, where the browser lets a page ask for it. */
async function stayAwake() {
  if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen");
}

document.addEventListener("visibilitychange", () => stayAwake().catch(() => {}));
stayAwake().catch(() => {});
room.wake();
