// All questions of the plain form in one list, with what was answered; and the same after the reveal.

import { el } from "./dom.js";
import { answersOf, isAnswered, wordsOf } from "./form_answers.js";

export class List {
  constructor(hold, finish) {
    this.hold = hold;
    this.summary = el("summary");
    this.body = el("div");
    this.stop = el("button", { type: "button", onclick: finish });
    this.hint = el("p", { class: "hint" });
    this.node = el("details", { class: "all" }, this.summary, this.body, this.hint, this.stop);
  }

  close() {
    this.node.open = false;
  }

  show(form, say) {
    const rows = form.questions.map((one) => ({ one, isHeld: one.item === form.held, ...form.inShort(one) }));
    const left = rows.filter(({ text }) => !text).length;
    const stamp = JSON.stringify([rows, say("phone.form.all")]);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    const focused = document.activeElement?.id;
    this.summary.textContent = say("phone.form.all");
    this.hint.textContent = say("phone.form.stop");
    this.stop.textContent = say("phone.form.finish", { n: left });
    this.stop.hidden = !left;
    this.body.replaceChildren(...grouped(rows, (row) => this.row(row, say)));
    if (focused?.startsWith("to-")) document.getElementById(focused)?.focus();
  }

  row({ one, text, state, isHeld }, say) {
    const answer = el("small", { class: text ? `said ${state}` : "" }, text || say("phone.form.not_yet"));
    const about = { type: "button", id: `to-${one.item}`, "aria-current": isHeld ? "step" : false };
    const words = el("span", { lang: one.language || undefined }, one.words);
    return el("button", { ...about, onclick: () => this.hold(one.item) }, words, answer);
  }
}

/** Rows in lists, each group's under its heading. */
function grouped(rows, make) {
  const nodes = [];
  let list;
  let group;
  for (const row of rows) {
    if (!list || row.one.group !== group) {
      group = row.one.group;
      list = el("ul");
      if (group) nodes.push(el("h3", { lang: row.one.language || undefined }, group));
      nodes.push(list);
    }
    list.append(el("li", {}, make(row)));
  }
  return nodes;
}

/** After the reveal: what this participant answered, question by question. */
export function compare(root, { ask, mine, say }) {
  const known = answersOf(mine);
  const said = ask.questions
    .map((one) => ({ one, answer: known.get(one.item)?.answer }))
    .filter(({ one, answer }) => answer && isAnswered(answer, one))
    .map(({ one, answer }) => ({ one, text: wordsOf(answer, one, say) }));
  if (!said.length) return;
  const row = ({ one, text }) => [
    el("span", { lang: one.language || undefined }, one.words),
    el("b", {}, text),
  ];
  const list = el("div", { class: "answered" }, grouped(said, (each) => el("p", {}, row(each))));
  root.replaceChildren(el("details", {}, el("summary", {}, say("phone.form.mine")), list));
}
