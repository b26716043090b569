// The answers of one participant in the plain form: what the server has and what is on its way.

const NOTHING = { score: null, low: null, likely: null, high: null, chosen: [], dont_know: false, reason: "" };
const PAUSE = 600;

export const RANGE = ["low", "likely", "high"];
export const nothing = { score: null, low: null, likely: null, high: null, chosen: [], dont_know: false };

/** Every answer by item; the last one sent of an item counts. */
export function answersOf(mine) {
  const known = new Map();
  const cards = mine.slice().sort((a, b) => a.order - b.order);
  for (const card of cards)
    for (const { item, ...given } of card.body.answers || []) known.set(item, { answer: whole(given), card });
  return known;
}

const whole = (given) =>
  Object.fromEntries(Object.entries(NOTHING).map(([name, empty]) => [name, given[name] ?? empty]));

const isGiven = (value) => value !== null && value !== "" && value !== false && !(Array.isArray(value) && !value.length);
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Whether the question is answered; a reason alone answers only a question for words. */
export function isAnswered(answer, { kind }) {
  const { reason, ...said } = answer;
  return Object.values(said).some(isGiven) || (kind === "words" && reason !== "");
}

/** An answer in words; nothing where there is none. */
export function wordsOf(answer, question, say) {
  if (answer.dont_know) return say("phone.form.dont_know");
  if (!isAnswered(answer, question)) return "";
  const { kind, steps, unit } = question;
  if (kind === "words") return answer.reason;
  if (kind === "choose") {
    const chosen = steps.filter(({ value }) => answer.chosen.includes(String(value)));
    return chosen.map(({ words }) => words).join("; ");
  }
  if (kind !== "range") return stepWords(steps, answer.score);
  const said = RANGE.filter((name) => answer[name] !== null).map((name) => answer[name]);
  return `${said.join(" – ")}${unit ? ` ${unit}` : ""}`;
}

/** The words of a step with its number; a number alone lies between steps. */
export function stepWords(steps, score) {
  const step = steps.find(({ value }) => value === score);
  if (!step) return String(score);
  return step.tone || step.words === String(score) ? step.words : `${score} · ${step.words}`;
}

export class FormAnswers {
  constructor(room, changed) {
    this.changed = changed;
    this.drafts = new Map();
    this.take(room);
  }

  take(room) {
    this.room = room;
    this.known = answersOf(room.mine);
    this.settle();
  }

  /** A draft is let go when its card has come back among the participant's own. */
  settle() {
    const keys = new Set(this.room.mine.map((card) => card.key));
    for (const [item, draft] of this.drafts) if (keys.has(draft.key)) this.drafts.delete(item);
  }

  of(item) {
    return (this.drafts.get(item) || this.known.get(item) || { answer: NOTHING }).answer;
  }

  /** Where the answer is: nowhere, waiting, delivered or refused; and why it was refused. */
  stateOf(item) {
    if (this.drafts.has(item)) return { state: "waiting" };
    return this.known.get(item)?.card || { state: "" };
  }

  /** Change what is said of an item: sent after a pause, in which more keys may follow. */
  edit(item, changes) {
    const before = this.of(item);
    const answer = { ...before, ...changes };
    if (isSame(answer, before)) return;
    if (this.open !== item) this.flush();
    clearTimeout(this.timer);
    this.drafts.set(item, { answer });
    this.open = item;
    this.timer = setTimeout(() => this.flush(), PAUSE);
    this.changed();
  }

  /** Send what still waits for its pause. */
  flush() {
    clearTimeout(this.timer);
    const item = this.open;
    const draft = this.drafts.get(item);
    this.open = undefined;
    if (draft) this.send(item, draft);
  }

  async send(item, draft) {
    const { state, key } = this.known.get(item)?.card || {};
    const said = Object.entries(draft.answer).filter(([, value]) => isGiven(value));
    const body = { answers: [{ item, ...Object.fromEntries(said) }] };
    draft.key = await this.room.send(body, state === "refused" ? key : undefined);
    this.settle();
    this.changed();
  }
}
