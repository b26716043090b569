// The participant's page: what the room says, what this person has said, and the screen for both.

import { el } from "./dom.js";
import { kolam } from "./dots.js";
import { Follower } from "./follow.js";
import { LANGUAGES, languageSwitch } from "./languages.js";
import { openStore, Outbox } from "./outbox.js";
import { screens } from "./screens.js";
import { chosenLanguage, Seat } from "./seat.js";
import { deliveryOf, Task } from "./task.js";
import { call, patience } from "./wire.js";
import { Words } from "./words.js";

const page = document.documentElement;
const { code, static: base } = page.dataset;
const place = (id) => document.getElementById(id);
const CHANGES = ["state", "revealed", "locked"];
const FINAL = [400, 403, 404, 409, 413, 421, 422];
const TELLS = {
  named: ["name", "organisation", "sector"],
  organisation: ["organisation", "sector"],
  sector: ["sector"],
  anonymous: [],
};

class Phone {
  constructor() {
    this.words = new Words(page.lang, base);
    this.words.take("phone", page.lang, JSON.parse(place("words").textContent));
    this.say = this.words.say;
    this.code = code;
    this.base = base;
    this.tries = 0;
    this.shown = "";
    this.task = new Task(this);
  }

  async start() {
    place("mark").append(kolam(3, 2));
    await this.speak(this.wanted());
    if (!code) return this.show();
    this.seat = new Seat(code);
    this.state = this.seat.note("state") || null;
    const deliver = (item) => this.deliver(item);
    const parts = { code, store: await openStore(), deliver, changed: (item) => this.moved(item) };
    this.outbox = await new Outbox(parts).open();
    this.show();
    const hear = (frame) => this.hear(frame);
    // A stream may break where questions still get through: only an unanswered one means lost.
    const lost = (yes) => (yes ? this.look() : this.lost(false));
    const ways = { hear, look: () => this.look(), lost };
    this.follower = new Follower(`/live/${code}/events?as=phone`, ways);
    this.follower.wake();
    this.outbox.flush();
    return this.provide();
  }

  // --- language

  wanted() {
    return new URLSearchParams(location.search).get("lang") || chosenLanguage() || page.lang;
  }

  /** Change the language; if its words do not arrive, the page stays as it is and says so. */
  async speak(language) {
    const found = this.words.load(null, language).then(() => true, () => false);
    place("flash").textContent = (await found) ? "" : this.say("phone.language.missing");
    page.lang = this.words.language;
    document.title = this.say("phone.title");
    const choose = (one) => this.choose(one);
    const buttons = languageSwitch(page.lang, choose, this.say("phone.language.label"));
    place("languages").replaceChildren(buttons);
  }

  async choose(language) {
    await this.speak(language);
    chosenLanguage(this.words.language);
    place("languages").querySelector(`[lang=${page.lang}]`).focus();
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
    this.show();
    if (code) this.look();
  }

  // --- the server

  ask(what, body) {
    return call(`/live/${code}/${what}`, { token: this.seat.token, body });
  }

  /** Ask for the state; one question at a time. */
  async look() {
    if (this.looking) return void (this.again = true);
    this.looking = true;
    this.heard = null;
    const delivered = this.outbox.items.filter((item) => item.state === "delivered");
    const answer = await this.ask(`state?lang=${this.words.language}`).catch(() => null);
    this.looking = false;
    this.lost(!answer);
    if (answer?.ok && answer.data.workshop) await this.take(answer.data, delivered);
    else if (answer && FINAL.includes(answer.status)) this.refuse(answer.data);
    if (this.heard && answer?.ok) this.hear(this.heard);
    if (!this.again) return undefined;
    this.again = false;
    return this.look();
  }

  async take(state, delivered) {
    const { activity, mine } = state;
    const first = !this.refreshed;
    this.refreshed = true;
    this.refused = null;
    this.state = state;
    if (!activity?.revealed || this.result?.activity !== activity.id) this.result = null;
    this.seat.note("state", state);
    if (activity && state.seat) await this.reconcile(activity, mine, delivered, first);
    this.show();
    this.loadResult();
  }

  async reconcile(activity, mine, delivered, first) {
    const own = this.outbox.of(activity.id);
    const others = mine.filter((card) => !own.some((item) => item.order === card.order));
    if (others.length && !first) this.second = true;
    mine.forEach((card) => this.outbox.seen(activity.id, card.order));
    const before = delivered.filter((item) => item.activity === activity.id);
    await this.outbox.compare(activity.id, before, new Set(mine.map((card) => card.order)));
    if (activity.state === "open") await this.outbox.again(activity.id);
  }

  refuse(data) {
    this.refused = data;
    if (data.error === "no_such_code") this.follower.stop();
    this.show();
  }

  /** A frame: ask for the state where it tells of more than progress. */
  hear(frame) {
    if (this.looking) return void (this.heard = frame);
    if (!this.refreshed || this.refused || !this.same(frame)) return void this.look();
    const now = this.state.activity;
    this.state.progress = { seats: frame.seats, answered: frame.answered };
    if (now) now.version = frame.version;
    this.showProgress();
    this.loadResult();
    return this.outbox.flush();
  }

  same(frame) {
    const { activity: now, workshop, ask_version: asked } = this.state;
    return (
      (now?.id || null) === frame.activity &&
      workshop.ended === frame.ended &&
      asked === frame.ask_version &&
      (!now || CHANGES.every((name) => now[name] === frame[name]))
    );
  }

  lost(yes) {
    if (this.isLost === yes) return;
    this.isLost = yes;
    if (!yes) this.outbox.flush();
    this.showFoot();
  }

  // --- the seat

  get promise() {
    return this.state?.activity?.promise || "";
  }

  get joined() {
    const kept = this.seat.kept.promise;
    return kept !== undefined && (!this.promise || this.seat.agreed(this.promise));
  }

  /** What this promise lets be told of the person, and nothing more. */
  get told() {
    const given = TELLS[this.promise] || [];
    return Object.fromEntries(given.map((name) => [name, (this.seat.about[name] || "").trim()]));
  }

  sit() {
    const language = this.words.language;
    return this.ask("seats", { token: this.seat.token, language, ...this.told });
  }

  /** Take the seat; what was typed stays, and the phone tries until it gets through. */
  async join() {
    const promise = this.promise;
    this.joining = true;
    this.show();
    const answer = await this.sit().catch(() => null);
    this.lost(!answer);
    if (!answer || !(answer.data.seat || FINAL.includes(answer.status))) {
      this.fault = answer?.data.error ? answer.data : null;
      this.show();
      return void setTimeout(() => this.join(), patience((this.tries += 1), 8));
    }
    this.joining = false;
    this.fault = answer.data.seat ? null : answer.data;
    if (answer.data.seat) this.seat.join(promise);
    this.show();
    return this.look();
  }

  // --- the cards

  async deliver({ key, activity, order, body }) {
    const answer = await this.ask("cards", { key, activity, order, body }).catch(() => null);
    if (!answer) {
      this.lost(true);
      return { wait: 0 };
    }
    const { status, data, wait } = answer;
    if (answer.ok && data.receipt === key) {
      if (data.kept) this.look();
      return { receipt: key };
    }
    if (status === 401) await this.sit().catch(() => null);
    if (!FINAL.includes(status) || !data.error) return { wait };
    if (["removed_seat", "no_such_code"].includes(data.error)) this.refuse(data);
    if (status === 409) this.look();
    return { refusal: data };
  }

  /** A card was kept, delivered or refused. */
  moved(item) {
    if (item.state === "delivered") this.isLost = false;
    this.showFoot();
    this.task.update();
  }

  // --- results

  async loadResult() {
    const now = this.state?.activity;
    if (!now?.revealed || this.loading) return;
    const language = this.words.language;
    if (this.result?.version === now.version && this.result.language === language) return;
    this.loading = true;
    const address = `result/${now.version}?canvas=phone&lang=${language}`;
    const answer = await this.ask(address).catch(() => null);
    this.loading = false;
    if (answer?.ok) {
      this.tries = 0;
      this.result = { ...answer.data, activity: now.id, version: now.version, language };
      this.show();
    } else if (answer?.data.error !== "sealed")
      setTimeout(() => this.loadResult(), patience((this.tries += 1)));
  }

  // --- the screen

  screen() {
    if (!this.seat || this.refused?.error === "no_such_code") return "code";
    if (this.refused) return this.refused.error === "removed_seat" ? "removed" : "trouble";
    if (!this.state) return "connecting";
    const { workshop, activity } = this.state;
    if (workshop.ended) return "ended";
    if (!this.joined) return "join";
    if (!activity || activity.state === "draft") return "wait";
    if (activity.revealed) return "reveal";
    if (activity.state !== "open" || activity.locked) return "closed";
    return this.seat.note("finished") === activity.id ? "done" : "task";
  }

  /** All that the screen follows from: while it stays the same, nobody's typing is disturbed. */
  stamp(name) {
    const { state, result, refused, fault, joining, isLost, words } = this;
    const { version, ...now } = state?.activity || {};
    const late = this.outbox?.count(now.id, "refused");
    const here = [state?.workshop, now, state?.ask, state?.mine.length, joining && isLost, late];
    return JSON.stringify([name, words.language, joining, fault, refused, result, ...here]);
  }

  show() {
    const name = this.screen();
    const stamp = this.stamp(name);
    if (stamp === this.stamped) return this.showFoot();
    this.stamped = stamp;
    const moved = name !== this.shown;
    this.shown = name;
    page.dataset.screen = name;
    if (moved) this.button("");
    if (name !== "task") this.task.leave();
    const main = place("main");
    const kept = moved ? null : heldFocus(main);
    if (name === "task") this.task.enter(main, this.labelled());
    else main.replaceChildren(...screens[name](this), ...this.labelled());
    this.showTop();
    this.showFoot();
    if (moved && this.begun) main.querySelector("h1")?.focus();
    else if (kept) main.querySelector(kept)?.focus();
    this.begun = true;
  }

  get label() {
    const label = this.state?.workshop.label;
    return (typeof label === "string" ? label : label?.[this.words.language]) || "";
  }

  labelled() {
    return this.label ? [el("p", { class: "label" }, this.label)] : [];
  }

  /** The screen's frame: where we are, and where the answers are. */
  showTop() {
    const short = this.label.split(/[.:]/)[0];
    const title = this.state?.workshop.title || this.say("phone.title");
    const tag = short ? el("span", { class: "tag" }, short) : null;
    place("title").replaceChildren(...[el("span", {}, title), tag].filter(Boolean));
  }

  showProgress() {
    const line = place("main").querySelector(".room");
    if (line) line.textContent = this.roomLine();
  }

  roomLine() {
    const { answered, seats } = this.state.progress;
    return this.say("phone.room", { answered, seats, n: seats });
  }

  showFoot() {
    if (!this.outbox) return;
    const active = ["task", "done", "closed"].includes(this.shown);
    const { state, text } = deliveryOf(this);
    const line = place("delivery");
    line.dataset.state = active || state === "waiting" ? state : "";
    if (line.textContent !== text) line.textContent = text;
    const promised = place("promise");
    const stands = `${this.promise}-${this.words.language}`;
    promised.hidden = !active;
    if (promised.dataset.stands === stands) return;
    promised.dataset.stands = stands;
    promised.replaceChildren(...(this.promise ? [screens.promise(this)] : []));
  }

  /** The one button at the foot of the screen; without words there is none. */
  button(text, act, { quiet = false } = {}) {
    const here = place("action");
    if (!text) return here.replaceChildren();
    const button = here.firstElementChild || el("button", { type: "button", id: "go" });
    button.onclick = act;
    button.className = quiet ? "quiet" : "";
    button.textContent = text;
    if (!button.parentNode) here.append(button);
    return button;
  }

  announce(text) {
    const said = place("said");
    said.textContent = "";
    setTimeout(() => (said.textContent = text), 60);
  }

  /** Provide for the time without a network: words, and the page where a service worker keeps it. */
  async provide() {
    if (this.joined) await this.words.foresee(LANGUAGES);
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register("/j/worker.js").catch(() => null);
    const { active } = await navigator.serviceWorker.ready;
    const used = performance.getEntriesByType("resource").map((entry) => entry.name);
    const addresses = used.filter((name) => name.includes("/live/static/"));
    const here = location.origin + location.pathname;
    active.postMessage({ addresses: [here, ...new Set(addresses)], base });
  }
}

function heldFocus(main) {
  const held = document.activeElement;
  return main.contains(held) && held.id ? `#${CSS.escape(held.id)}` : null;
}

new Phone().start();
