// The plain form: what core/asking.py asks, for rooms without a card of their own.
// One question is in hand at a time; all of them, with what was said, fold out below it.

import { el, set } from "./dom.js";
import { joined } from "./dots.js";
import { FormAnswers, isAnswered, nothing, wordsOf } from "./form_answers.js";
import { fields, writing } from "./form_fields.js";
import { List } from "./form_list.js";

export { compare } from "./form_list.js";

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
    this.node = el("div", { class: "form" }, progress, this.one, acts, moves, this.list.node);
  }

  update(room) {
    this.room = room;
    this.say = room.say;
    this.answers.take(room);
    this.questions = room.ask.questions;
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
    const at = this.questions.indexOf(question) + 1;
    const stamp = JSON.stringify([question, at, this.questions.length, say("phone.form.next")]);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    const lang = question.language || undefined;
    const tell = (changes) => this.tell(question.item, changes);
    const kept = (values) => this.remember(question.item, values);
    this.field = fields[question.kind](question, tell, say, kept);
    const place = say("phone.form.at", { number: at, n: this.questions.length });
    const group = question.group ? el("span", { lang }, question.group) : null;
    this.asked = el("h2", { id: "asked", tabindex: "-1", lang }, question.words);
    const told = el("p", { class: "at" }, group, el("span", {}, place));
    const many = question.kind === "choose" && question.most > 1;
    const limit = many ? el("p", { class: "hint" }, say("phone.form.up_to", { n: question.most })) : null;
    const work = el("div", { role: "group", "aria-labelledby": "asked" }, this.field.node);
    this.state = el("p", { class: "stands" });
    const parts = [told, this.asked, help(question, say, lang), limit, work, this.reasons(question, tell)];
    this.one.replaceChildren(...parts.filter(Boolean), this.state);
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
    if (next) room.button(say("phone.form.next"), () => this.hold(next.item));
    else room.button(say("phone.form.done"), () => this.finish());
  }

  showProgress() {
    const n = this.questions.length;
    const done = this.questions.filter((one) => isAnswered(this.answers.of(one.item), one)).length;
    const text = this.say("phone.form.progress", { done, left: n - done, n });
    if (this.count.textContent === text) return;
    this.count.textContent = text;
    this.dots.replaceChildren(joined(done, n));
  }

  /** An answer in words for the list, and where it is. */
  inShort(question) {
    const answer = this.answers.of(question.item);
    const { state } = this.answers.stateOf(question.item);
    return { text: wordsOf(answer, question, this.say), state };
  }
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
