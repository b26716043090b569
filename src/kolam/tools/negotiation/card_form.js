// The form for one thing: which fields there are follows from what is asked.

import { el } from "../dom.js";

const FIELDS = {
  gifts: ["words"],
  interests: ["position", "why", "words", "noticed"],
  options: ["words"],
  assumptions: ["words", "test"],
};
const TEXTS = ["position", "why", "words", "noticed", "test"];
const IMPORTANCE = [1, 2, 3, 4, 5];
const SCRIPTS = { si: /[\u0d80-\u0dff]/g, ta: /[\u0b80-\u0bff]/g, en: /[A-Za-z]/g };

/** The language that most letters belong to; where there are none, the page's. */
export function languageOf(text, page) {
  const counts = Object.entries(SCRIPTS).map(([code, letters]) => [text.match(letters)?.length || 0, code]);
  const [most, code] = counts.sort(([a], [b]) => b - a)[0];
  return most ? code : page;
}

export class Form {
  constructor({ changed, cancel }) {
    this.changed = changed;
    this.hint = el("p", { class: "hint" });
    this.texts = Object.fromEntries(TEXTS.map((name) => [name, this.text(name)]));
    this.choices = { party: this.select("party"), issue: this.select("issue") };
    this.scale = this.importance();
    this.private = this.checkbox();
    this.back = el("button", { type: "button", class: "quiet", onclick: cancel });
    this.node = el("form", { class: "one", onsubmit: (event) => event.preventDefault() });
    this.level = null;
    this.slot = "";
  }

  // --- its parts

  text(name) {
    const label = el("label", { for: `write-${name}` });
    const input = el("textarea", { id: `write-${name}`, rows: 2, autocomplete: "off" });
    input.addEventListener("input", () => this.changed());
    return { label, input, node: el("div", { class: "field" }, label, input) };
  }

  select(name) {
    const label = el("label", { for: `write-${name}` });
    const input = el("select", { id: `write-${name}` });
    input.addEventListener("change", () => {
      input.removeAttribute("aria-invalid");
      this.changed();
    });
    const hint = el("span", { class: "hint" });
    return { label, input, hint, node: el("div", { class: "field" }, label, input, hint) };
  }

  importance() {
    const choose = (value) => {
      this.level = this.level === value ? null : value;
      this.press();
      this.changed();
    };
    const button = (value) => el("button", { type: "button", onclick: () => choose(value) }, value);
    const buttons = IMPORTANCE.map(button);
    const title = el("p", {});
    const ends = el("p", { class: "hint ends" });
    const node = el("div", { role: "group", class: "importance" }, title, el("div", {}, buttons), ends);
    return { node, title, buttons, ends };
  }

  checkbox() {
    const input = el("input", { type: "checkbox", id: "write-private" });
    input.addEventListener("change", () => this.changed());
    const label = el("label", { for: "write-private" });
    return { input, label, node: el("div", { class: "private" }, input, label) };
  }

  // --- words

  word(ask, say) {
    const { asking } = ask;
    if (this.asking !== asking) this.build(asking, ask);
    this.hint.textContent = say(`negotiation.card.${asking}.hint`);
    for (const name of FIELDS[asking]) {
      const { label, input } = this.texts[name];
      const optional = name === "words" ? [] : [" ", el("small", {}, say("negotiation.card.optional"))];
      label.replaceChildren(say(`negotiation.card.${asking}.${name}`), ...optional);
      input.maxLength = ask.longest;
    }
    this.wordChoices(ask, say);
    this.scale.title.textContent = say("negotiation.card.importance");
    this.scale.node.setAttribute("aria-label", this.scale.title.textContent);
    const ends = ["least", "most"].map((end) => el("span", {}, say(`negotiation.card.importance.${end}`)));
    this.scale.ends.replaceChildren(...ends);
    this.private.label.textContent = say("negotiation.card.private");
    this.back.textContent = say("negotiation.card.cancel");
  }

  wordChoices(ask, say) {
    const must = ask.asking === "interests";
    const none = { party: say(must ? "negotiation.card.party.choose" : "negotiation.card.party.none") };
    none.issue = say("negotiation.card.issue.none");
    const rows = {
      party: ask.parties.map(({ id, name, name_language: lang }) => [id, name, lang]),
      issue: ask.issues.map(({ id, question, question_language: lang }) => [id, question, lang]),
    };
    for (const [name, { input, label, hint }] of Object.entries(this.choices)) {
      const chosen = this.wanted?.[name] ?? input.value;
      const options = rows[name].map(([value, text, lang]) => el("option", { value, lang }, text));
      input.replaceChildren(el("option", { value: "" }, none[name]), ...options);
      input.value = rows[name].some(([value]) => value === chosen) ? chosen : "";
      label.textContent = say(`negotiation.card.${name}`);
      hint.textContent = name === "party" ? say("negotiation.card.party.hint") : "";
    }
    this.wanted = null;
  }

  build(asking, ask) {
    this.asking = asking;
    const texts = FIELDS[asking].map((name) => this.texts[name].node);
    const isInterest = asking === "interests";
    const parts = [
      asking === "options" && ask.issues.length ? this.choices.issue.node : null,
      isInterest ? this.choices.party.node : null,
      ...texts,
      isInterest ? this.scale.node : null,
      asking === "gifts" ? this.choices.party.node : null,
      isInterest ? this.private.node : null,
      this.hint,
      this.back,
    ];
    this.node.replaceChildren(...parts.filter(Boolean));
    this.press();
  }

  // --- values

  get isEmpty() {
    return !this.texts.words.input.value.trim();
  }

  get isKept() {
    return this.asking === "interests" && this.private.input.checked;
  }

  get party() {
    return this.choices.party.input.value;
  }

  set party(id) {
    this.choices.party.input.value = id;
    if (this.choices.party.input.selectedIndex < 0) this.choices.party.input.value = "";
  }

  /** The thing as a card's body, with no field that is not asked. */
  body() {
    const { asking, texts } = this;
    const said = Object.fromEntries(FIELDS[asking].map((name) => [name, texts[name].input.value.trim()]));
    const all = Object.values(said).join(" ");
    const body = { kind: asking, language: languageOf(all, document.documentElement.lang), ...said };
    if (asking === "options") return { ...body, issue: this.choices.issue.input.value };
    if (asking === "assumptions") return body;
    if (asking === "gifts") return { ...body, party: this.party };
    return { ...body, party: this.party, importance: this.level };
  }

  fill(body, { slot, isKept }) {
    for (const name of TEXTS) this.texts[name].input.value = body[name] || "";
    this.party = body.party || "";
    this.choices.issue.input.value = body.issue || "";
    this.level = body.importance ?? null;
    this.private.input.checked = isKept;
    this.slot = slot || "";
    this.press();
  }

  /** Ready for the next: the party stays, because most people write for one. */
  clear() {
    const { party } = this;
    this.fill({ party }, { slot: "", isKept: false });
  }

  press() {
    this.scale.buttons.forEach((button, i) => {
      button.setAttribute("aria-pressed", String(IMPORTANCE[i] === this.level));
    });
    this.back.hidden = !this.slot;
  }

  wantParty() {
    this.choices.party.input.setAttribute("aria-invalid", "true");
    this.choices.party.input.focus();
  }

  focus() {
    this.texts[FIELDS[this.asking][0]].input.focus();
  }
}
