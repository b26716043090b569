// The answers of one participant: what the server has, what is on its way, and how to take it back.

const NOTHING = {
  interest: null,
  influence: null,
  attitude: null,
  confidence: null,
  dont_know: false,
  reason: "",
};
const FIELDS = Object.keys(NOTHING);
const PAUSE = 700;

/** Every mark by stakeholder; the last one sent of a stakeholder counts. */
export function marksOf(mine) {
  const marks = new Map();
  const cards = mine.slice().sort((a, b) => a.order - b.order);
  for (const card of cards) {
    for (const given of card.body.marks || []) {
      const mark = Object.fromEntries(FIELDS.map((name) => [name, given[name] ?? NOTHING[name]]));
      marks.set(given.stakeholder, { mark, card });
    }
  }
  return marks;
}

export const isPlaced = (mark) => mark.interest !== null && mark.influence !== null;
export const isAnswered = (mark) => mark.dont_know || isPlaced(mark);

/** A mark in words. */
export function wordsOf(mark, say) {
  if (mark.dont_know) return say("stakeholders.card.dont_know");
  return isPlaced(mark) ? say("stakeholders.card.at", mark) : say("stakeholders.card.not_yet");
}

/** What stands under the chip in hand: its place or a hint, where the answer is, what is wrong. */
export function standing(mark, { state, message, faults }, hint, say) {
  const said = isAnswered(mark);
  const stages = {
    waiting: () => say("stakeholders.card.waiting"),
    delivered: () => (said ? say("stakeholders.card.delivered") : ""),
    refused: () => say("stakeholders.card.refused"),
  };
  const why = state === "refused" ? [...(faults || []).map((one) => one.message), message] : [];
  const told = why.find(Boolean);
  const trouble = told ? told[document.documentElement.lang] || told.en : "";
  return { words: said ? wordsOf(mark, say) : "", hint, state: stages[state]?.() || "", trouble };
}

export class Answers {
  constructor(room, changed) {
    this.changed = changed;
    this.drafts = new Map();
    this.past = [];
    this.take(room);
  }

  take(room) {
    this.room = room;
    this.known = marksOf(room.mine);
    this.settle();
  }

  /** A draft is let go when its card has come back among the participant's own. */
  settle() {
    const keys = new Set(this.room.mine.map((card) => card.key));
    for (const [id, draft] of this.drafts) if (keys.has(draft.key)) this.drafts.delete(id);
  }

  of(id) {
    return (this.drafts.get(id) || this.known.get(id) || { mark: NOTHING }).mark;
  }

  /** Where the answer is: nowhere, waiting, delivered or refused; and why it was refused. */
  stateOf(id) {
    if (this.drafts.has(id)) return { state: "waiting" };
    return this.known.get(id)?.card || { state: "" };
  }

  /** Change what is said of a stakeholder: sent at once, or after a pause where keys may follow. */
  edit(id, changes, soon = false) {
    const before = this.of(id);
    const mark = { ...before, ...changes };
    if (FIELDS.every((name) => mark[name] === before[name])) return;
    if (!soon || this.open !== id) {
      this.flush();
      this.past.push({ id, mark: before });
    }
    this.write(id, mark);
    if (soon) this.timer = setTimeout(() => this.flush(), PAUSE);
    else this.flush();
    this.changed();
  }

  write(id, mark) {
    clearTimeout(this.timer);
    this.drafts.set(id, { mark });
    this.open = id;
  }

  /** Send what still waits for a pause. */
  flush() {
    clearTimeout(this.timer);
    const id = this.open;
    const draft = this.drafts.get(id);
    this.open = undefined;
    if (draft) this.send(id, draft);
  }

  async send(id, draft) {
    const { state, key } = this.known.get(id)?.card || {};
    const body = { marks: [{ stakeholder: id, ...draft.mark }] };
    draft.key = await this.room.send(body, state === "refused" ? key : undefined);
    this.settle();
    this.changed();
  }

  canUndo(listed) {
    return this.past.some(({ id }) => listed.has(id));
  }

  /** Take the last move back, of a stakeholder still listed; answers whose move it was. */
  undo(listed) {
    this.flush();
    let last = this.past.pop();
    while (last && !listed.has(last.id)) last = this.past.pop();
    if (!last) return undefined;
    this.write(last.id, last.mark);
    this.flush();
    this.changed();
    return last.id;
  }
}
