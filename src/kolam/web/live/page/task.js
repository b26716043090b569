// The task: the room's card in the page, what it may ask of the page, and where its answers are.

import { el } from "./dom.js";

/** Where the answers of the activity are, as one state and one sentence. */
export function deliveryOf(phone) {
  const { outbox, say } = phone;
  const activity = phone.state?.activity?.id;
  if (!activity) return { state: "", text: "" };
  const count = (state) => outbox.count(activity, state);
  const [waiting, delivered, refused] = ["waiting", "delivered", "refused"].map(count);
  const removed = count("removed");
  if (waiting) return { state: "waiting", text: waitingLine(phone, waiting) };
  if (refused) return { state: "refused", text: refusedLine(phone, activity, refused) };
  if (phone.isLost) return { state: "waiting", text: say("phone.delivery.lost") };
  if (removed) return { state: "refused", text: say("phone.delivery.removed", { n: removed }) };
  if (phone.second) return { state: "delivered", text: say("phone.delivery.second") };
  const there = delivered || phone.state.mine?.length;
  if (there) return { state: "delivered", text: say("phone.delivery.delivered") };
  return { state: "none", text: say("phone.delivery.none") };
}

function waitingLine({ outbox, isLost, say }, n) {
  if (!outbox.lasts) return say("phone.delivery.keep_open", { n });
  return isLost ? say("phone.delivery.waiting", { n }) : say("phone.delivery.saved", { n });
}

/** That it was not accepted, and the server's own sentence: why, and what to do. */
function refusedLine({ outbox, words, say }, activity, n) {
  const last = outbox.of(activity).filter((item) => item.state === "refused").pop();
  const why = last.refusal?.message?.[words.language] || "";
  return `${say("phone.delivery.refused", { n })}. ${why}`;
}

/** The card of the tool, with its words and looks: its own, or the plain form for its questions. */
export async function cardOf({ base, words, state }) {
  const { activity, ask } = state;
  const isPlain = Array.isArray(ask.questions);
  const name = isPlain ? "form" : `${activity.tool}/card`;
  look(`${base}/${name}.css`);
  const [card] = await Promise.all([import(`${base}/${name}.js`), isPlain || words.load(name)]);
  return card;
}

/** The card of the tool that the activity uses, mounted once and kept while it is on. */
export class Task {
  constructor(phone) {
    this.phone = phone;
  }

  enter(main, label) {
    const { activity, ask } = this.phone.state;
    if (this.activity === activity.id && this.root?.isConnected) return this.reword(label);
    this.leave();
    this.activity = activity.id;
    this.heading = el("h1", { tabindex: "-1", lang: ask.question_language }, ask.question);
    this.root = el("div", { class: "work" });
    this.label = el("div", {}, label);
    main.replaceChildren(this.heading, this.root, this.label);
    return this.mount(activity);
  }

  async mount({ id }) {
    const { say } = this.phone;
    try {
      const card = await cardOf(this.phone);
      if (this.activity !== id || this.card) return;
      this.module = card;
      this.card = card.mount(this.root, this.room());
      this.phone.provide();
    } catch (error) {
      this.root.replaceChildren(el("p", { class: "notice" }, say("phone.trouble.card")));
      this.phone.button(say("phone.trouble.again"), () => location.reload());
      throw error;
    }
  }

  reword(label) {
    const { ask } = this.phone.state;
    this.heading.textContent = ask.question;
    this.heading.lang = ask.question_language;
    this.label.replaceChildren(...label);
    this.update();
  }

  update() {
    if (this.card && this.phone.state.activity?.id === this.activity) this.card.update(this.room());
  }

  leave() {
    this.card?.leave();
    this.card = this.activity = this.root = null;
  }

  /** What a card may see and do; see README.md. */
  room() {
    const { phone, activity } = this;
    return {
      ask: phone.state.ask,
      mine: this.mine(activity),
      say: phone.say,
      send: (body, instead) => phone.outbox.add(activity, body, instead),
      announce: (text) => phone.announce(text),
      button: (text, act, how) => phone.button(text, act, how),
      finish: () => {
        phone.seat.note("finished", activity);
        phone.show();
      },
      note: (name, value) => phone.seat.note(`${activity}:${name}`, value),
    };
  }

  /** Own answers, oldest first: what the server has, and what this phone knows better. */
  mine(activity) {
    const { outbox, state } = this.phone;
    const own = outbox.of(activity).filter((item) => item.state !== "removed");
    const known = new Set(outbox.of(activity).map((item) => item.order));
    const there = (state.mine || []).filter((card) => !known.has(card.order));
    const told = own.map(({ key, order, body, state: at, refusal }) => {
      return { key, order, body, state: at, message: refusal?.message, faults: refusal?.faults };
    });
    const all = [...there.map((card) => ({ ...card, state: "delivered" })), ...told];
    return all.sort((a, b) => a.order - b.order);
  }
}

/** Load a stylesheet once. */
export function look(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(el("link", { rel: "stylesheet", href }));
}
