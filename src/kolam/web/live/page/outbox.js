// The outbox: every answer is written to the phone's own storage before it is called saved, sent
// in order, tried again until the server has it, and kept as a receipt. Each is delivered once:
// it carries a key, and the server answers a repeated key with its first answer.

import { patience, randomHex } from "./wire.js";

const OPENS_WITHIN = 3000;
const AGAIN = ["closed", "locked", "draft", "other_activity", "removed_seat"];

/** Storage that outlives the page, or memory where the browser has none. */
export async function openStore() {
  try {
    return new Lasting(await database());
  } catch {
    return new Fleeting();
  }
}

function database() {
  return new Promise((done, failed) => {
    setTimeout(() => failed(new Error("storage does not answer")), OPENS_WITHIN);
    const opening = indexedDB.open("kolam", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("cards", { keyPath: "key" });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = opening.onblocked = () => failed(opening.error);
  });
}

class Lasting {
  constructor(base) {
    this.base = base;
    this.lasts = true;
  }

  all() {
    return this.within("readonly", (cards) => cards.getAll());
  }

  put(item) {
    return this.within("readwrite", (cards) => cards.put(item));
  }

  drop(key) {
    return this.within("readwrite", (cards) => cards.delete(key));
  }

  within(mode, act) {
    return new Promise((done, failed) => {
      const change = this.base.transaction("cards", mode, { durability: "strict" });
      const asked = act(change.objectStore("cards"));
      change.oncomplete = () => done(asked.result);
      change.onerror = change.onabort = () => failed(change.error);
    });
  }
}

class Fleeting {
  constructor() {
    this.lasts = false;
  }

  async all() {
    return [];
  }

  async put() {}

  async drop() {}
}

/** The cards of one workshop on this phone. `deliver(item)` answers {receipt}, {refusal} or {wait}. */
export class Outbox {
  constructor({ code, store, deliver, changed }) {
    Object.assign(this, { code, store, deliver, changed });
    this.items = [];
    this.highest = {};
    this.tries = 0;
    this.sending = false;
    this.timer = 0;
  }

  /** Take up what an earlier visit left. */
  async open() {
    const all = await this.store.all();
    this.items = all.filter((item) => item.code === this.code).sort((a, b) => a.order - b.order);
    this.items.forEach((item) => this.seen(item.activity, item.order));
    return this;
  }

  get lasts() {
    return this.store.lasts;
  }

  /** The counter of an activity runs on from the highest number seen there, whoever gave it. */
  seen(activity, order) {
    this.highest[activity] = Math.max(this.highest[activity] || 0, order);
  }

  of(activity) {
    return this.items.filter((item) => item.activity === activity);
  }

  count(activity, state) {
    return this.of(activity).filter((item) => item.state === state).length;
  }

  /** Keep a card, then send it; a refused one that it replaces is let go. */
  async add(activity, body, instead) {
    const order = (this.highest[activity] || 0) + 1;
    this.seen(activity, order);
    const item = { key: randomHex(), code: this.code, activity, order, body, state: "waiting" };
    await this.keep(item);
    this.items.push(item);
    if (instead) await this.drop(instead);
    this.changed(item);
    this.flush();
    return item.key;
  }

  async keep(item) {
    try {
      await this.store.put(item);
    } catch {
      this.store = new Fleeting();
    }
  }

  async drop(key) {
    this.items = this.items.filter((item) => item.key !== key);
    await this.store.drop(key).catch(() => {});
  }

  /** Send what waits, oldest first; safe to call at any time. */
  async flush() {
    clearTimeout(this.timer);
    if (this.sending) return;
    this.sending = true;
    let item;
    while ((item = this.items.find((one) => one.state === "waiting"))) {
      const { receipt, refusal, wait } = await this.deliver(item);
      if (wait !== undefined) {
        this.timer = setTimeout(() => this.flush(), wait * 1000 || patience((this.tries += 1)));
        break;
      }
      await this.settle(item, receipt ? "delivered" : "refused", refusal);
    }
    this.sending = false;
  }

  async settle(item, state, refusal) {
    this.tries = 0;
    Object.assign(item, { state, refusal });
    await this.keep(item);
    this.changed(item);
  }

  /** An activity takes cards (again): send those that came while it did not. */
  async again(activity) {
    const late = (one) => one.state === "refused" && AGAIN.includes(one.refusal?.error);
    const items = this.of(activity).filter(late);
    for (const item of items) await this.settle(item, "waiting");
    if (items.length) this.flush();
  }

  /** The server's list has these orders: what was delivered before and is missing was taken out. */
  async compare(activity, delivered, orders) {
    const lost = delivered.filter((item) => !orders.has(item.order));
    for (const item of lost) await this.settle(item, "removed");
  }
}
