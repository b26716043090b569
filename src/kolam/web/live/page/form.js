// The plain form: what core/asking.py asks, for rooms without a card of their own.
// One question is in hand at a time; all of them, with what was said, fold out below it.

import { el, set } from "./dom.js";
import { joined } from "./dots.js";
import { FormAnswers, isAnswered, nothing, wordsOf } from "./form_answers.js";
import { fields, writing } from "./form_fields.js";
import { List } from "./form_list.js";

export { compare } from "./form_list.js";

/** From so many questions on, with so many in a part on average, one part is in hand at a time. */
const LONG = 12;
const PART = 3;

export function mount(root, room) {
  const form = new Form(root, room);
  return { update: (next) => form.update(next), leave: () => form.leave() };
}

class Form {
  constructor(root, room) {
    this.answers = new FormAnswers(room, () => this.show());
    this.typed = room.note("typed") || {};
    this.held = room.note("held");
    this.build();
    root.append(this.empty, this.node);
    this.keep = () => document.hidden && this.settle();
    document.addEventListener("visibilitychange", this.keep);
    this.update(room);
  }

  build() {
    const press = (act) => el("button", { type: "button", onclick: act });
    this.empty = el("p", { class: "hint" });
    this.dots = el("div", { class: "dots" });
    this.rest = el("p", { class: "hint rest", role: "status" });
    this.count = el("p", { class: "count", role: "status" });
    this.one = el("section", { class: "one" });
    this.unknown = press(() => this.toggleUnknown());
    this.back = press(() => this.takeBack());
    this.before = press(() => this.hold(this.beside(-1)));
    this.after = press(() => this.hold(this.beside(1)));
    this.list = new List((item) => this.hold(item), () => this.finish());
    const acts = el("div", { class: "acts" }, this.unknown, this.back);
    const moves = el("div", { class: "moves" }, this.before, this.after);
    const progress = el("div", { class: "progress" }, this.count, this.dots);
    this.node = el("div", { class: "form" }, progress, this.one, this.rest, acts, moves, this.list.node);
  }

  update(room) {
    this.room = room;
    this.say = room.say;
    this.answers.take(room);
    this.questions = room.ask.questions;
    this.parts = parts(this.questions);
    this.empty.textContent = this.questions.length ? "" : this.say("phone.form.empty");
    this.empty.hidden = this.questions.length > 0;
    this.node.hidden = !this.questions.length;
    if (!this.question) this.held = (this.next() || this.questions[0])?.item;
    this.show();
  }

  leave() {
    this.settle();
    this.isGone = true;
    document.removeEventListener("visibilitychange", this.keep);
  }

  // --- the question in hand

  get question() {
    return this.questions.find((one) => one.item === this.held);
  }

  /** The next one without an answer after the one in hand, going round; never that one itself. */
  next() {
    const here = this.questions.indexOf(this.question);
    const round = [...this.questions.slice(here + 1), ...this.questions.slice(0, Math.max(here, 0))];
    return round.find((one) => !isAnswered(this.answers.of(one.item), one));
  }

  /** The questions that are in hand together: the part of the one in hand, or all. */
  get part() {
    return this.parts.find((part) => part.includes(this.question));
  }

  beside(by) {
    return this.questions[this.questions.indexOf(this.question) + by]?.item;
  }

  hold(item) {
    if (!item) return;
    this.settle();
    this.held = item;
    this.room.note("held", item);
    this.list.close();
    this.show();
    this.asked.focus({ preventScroll: true });
    this.node.scrollIntoView({ block: "nearest" });
    window.scrollTo({ top: 0 });
  }

  finish() {
    this.settle();
    this.room.finish();
  }

  // --- answering

  tell(item, changes) {
    this.answers.edit(item, changes);
  }

  /** Send what was typed or waits for its pause. */
  settle() {
    this.field?.settle();
    this.answers.flush();
  }

  toggleUnknown() {
    const { dont_know: was } = this.answers.of(this.held);
    this.forget();
    this.tell(this.held, { ...nothing, dont_know: !was });
  }

  takeBack() {
    this.forget();
    this.tell(this.held, { ...nothing, reason: "" });
    this.room.announce(this.say("phone.form.taken_back"));
    this.asked.focus({ preventScroll: true });
  }

  forget() {
    this.remember(this.held, null);
    this.field.clear?.();
  }

  remember(item, values) {
    if (values) this.typed[item] = values;
    else delete this.typed[item];
    this.room.note("typed", this.typed);
  }

  // --- what is shown

  show() {
    if (this.isGone || !this.questions) return;
    if (!this.question) return void this.room.button("");
    this.ask();
    const answer = this.answers.of(this.held);
    this.field.show(answer, this.typed[this.held]);
    this.why?.show(answer);
    this.showActs(answer);
    this.showProgress();
    this.list.show(this, this.say);
  }

  /** Draw the question anew only where it changed: what is being typed stays. */
  ask() {
    const { question, say } = this;
    const { part, parts } = this;
    const at = part.indexOf(question) + 1;
    const stamp = JSON.stringify([question, at, part.length, parts.indexOf(part), say("phone.form.next")]);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    const lang = question.language || undefined;
    const tell = (changes) => this.tell(question.item, changes);
    const kept = (values) => this.remember(question.item, values);
    this.field = fields[question.kind](question, tell, say, kept);
    const place = say("phone.form.at", { number: at, n: part.length });
    const numbered = { number: parts.indexOf(part) + 1, n: parts.length, name: question.group };
    const name = parts.length > 1 ? say("phone.form.part", numbered) : question.group;
    const group = name ? el("span", { lang }, name) : null;
    this.asked = el("h2", { id: "asked", tabindex: "-1", lang }, question.words);
    const told = el("p", { class: "at" }, group, el("span", {}, place));
    const many = question.kind === "choose" && question.most > 1;
    const limit = many ? el("p", { class: "hint" }, say("phone.form.up_to", { n: question.most })) : null;
    const work = el("div", { role: "group", "aria-labelledby": "asked" }, this.field.node);
    this.state = el("p", { class: "stands" });
    const shown = [told, this.asked, help(question, say, lang), limit, work, this.reasons(question, tell)];
    this.one.replaceChildren(...shown.filter(Boolean), this.state);
  }

  reasons(question, tell) {
    this.why = null;
    if (!question.why || question.kind === "words") return null;
    this.why = writing(question, tell, { rows: 1 });
    const label = el("label", { for: this.why.node.id }, this.say("phone.form.why"));
    return el("div", { class: "field why" }, label, this.why.node);
  }

  showActs(answer) {
    const { say, question, room } = this;
    const isSaid = isAnswered(answer, question) || answer.reason !== "";
    this.unknown.textContent = say("phone.form.dont_know");
    this.unknown.setAttribute("aria-pressed", String(answer.dont_know));
    this.unknown.hidden = !question.dont_know;
    this.back.textContent = say("phone.form.take_back");
    set(this.back, "disabled", !isSaid);
    this.before.textContent = say("phone.form.before");
    this.after.textContent = say("phone.form.after");
    set(this.before, "disabled", !this.beside(-1));
    set(this.after, "disabled", !this.beside(1));
    const { state, message, faults } = this.answers.stateOf(this.held);
    this.state.className = state === "refused" ? "stands notice" : "stands hint";
    this.state.textContent = isSaid || state === "refused" ? standing(say, { state, message, faults }) : "";
    const next = this.next();
    const isElsewhere = next && !this.part.includes(next);
    const isOver = isElsewhere && this.part.every((one) => isAnswered(this.answers.of(one.item), one));
    const rest = isOver ? say("phone.form.part_done") : "";
    if (this.rest.textContent !== rest) this.rest.textContent = rest;
    const on = isElsewhere ? say("phone.form.next_part", { name: next.group }) : say("phone.form.next");
    if (next) room.button(on, () => this.hold(next.item));
    else room.button(say("phone.form.done"), () => this.finish());
  }

  showProgress() {
    const answered = (list) => list.filter((one) => isAnswered(this.answers.of(one.item), one)).length;
    const { part, questions } = this;
    const [done, n] = [answered(questions), questions.length];
    const text = this.say("phone.form.progress", { done, left: n - done, n });
    const stamp = JSON.stringify([text, this.parts.indexOf(part), answered(part)]);
    if (stamp === this.counted) return;
    this.counted = stamp;
    this.count.textContent = text;
    this.dots.replaceChildren(joined(answered(part), part.length));
  }

  /** An answer in words for the list, and where it is. */
  inShort(question) {
    const answer = this.answers.of(question.item);
    const { state } = this.answers.stateOf(question.item);
    return { text: wordsOf(answer, question, this.say), state };
  }
}

/** The questions group by group where there are many in few groups; else all in one. */
function parts(questions) {
  const found = [];
  for (const one of questions) {
    const last = found.at(-1);
    if (last && last[0].group === one.group) last.push(one);
    else found.push([one]);
  }
  const isLong = questions.length > LONG && questions.length >= PART * found.length;
  return isLong ? found : [questions];
}

function help(question, say, lang) {
  if (!question.help) return null;
  return el("details", { class: "help" }, el("summary", {}, say("phone.form.help")), el("p", { lang }, question.help));
}

/** Where the answer is; for a refused one why, in the language of the page. */
function standing(say, { state, message, faults }) {
  const stages = {
    waiting: () => say("phone.form.waiting"),
    delivered: () => say("phone.form.delivered"),
    refused: () => say("phone.form.refused"),
  };
  const told = [...(faults || []).map((one) => one.message), message].find(Boolean);
  const why = state === "refused" && told ? told[document.documentElement.lang] || told.en : "";
  return [stages[state]?.() || "", why].filter(Boolean).join(" ");
}
