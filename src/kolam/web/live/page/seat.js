// The seat: a token that only this phone knows, and what the person typed about themselves.
// Where the browser keeps nothing, the token and the promise that was read stand in the page's own
// address after the #.

import { randomHex } from "./wire.js";

const ADDRESS = /^#seat=([0-9a-f]{32})(?:\.(\w*))?$/;

function shelf() {
  try {
    localStorage.setItem("kolam", "1");
    localStorage.removeItem("kolam");
    return localStorage;
  } catch {
    return null;
  }
}

/** What this phone remembers of one workshop. */
export class Seat {
  constructor(code, store = shelf()) {
    this.name = `kolam:${code}`;
    this.store = store;
    this.kept = this.read();
    const [, token, promise] = ADDRESS.exec(location.hash) || [];
    if (token && !this.kept.token) Object.assign(this.kept, { token, promise });
    this.kept.token ||= randomHex();
    this.kept.about ||= {};
    this.kept.notes ||= {};
    this.save();
  }

  read() {
    try {
      return JSON.parse(this.store?.getItem(this.name)) || {};
    } catch {
      return {};
    }
  }

  save() {
    try {
      this.store?.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      this.store = null;
    }
    const { token, promise } = this.kept;
    const said = promise === undefined ? token : `${token}.${promise}`;
    const wanted = this.store ? "" : `#seat=${said}`;
    if (location.hash !== wanted) history.replaceState(null, "", location.pathname + wanted);
  }

  get token() {
    return this.kept.token;
  }

  get about() {
    return this.kept.about;
  }

  /** Whether the person has read this promise of this workshop, and joined under it. */
  agreed(promise) {
    return this.kept.promise === promise;
  }

  join(promise) {
    this.kept.promise = promise;
    this.save();
  }

  /** Remember what was typed, while it is typed. */
  type(name, value) {
    this.kept.about[name] = value;
    this.save();
  }

  /** A small thing to remember; without a value, what was remembered. */
  note(name, value) {
    if (value === undefined) return this.kept.notes[name];
    this.kept.notes[name] = value;
    return this.save();
  }
}

/** The language chosen on this phone, for every workshop; with a value, choose it. */
export function chosenLanguage(value) {
  try {
    if (value) localStorage.setItem("kolam:language", value);
    return localStorage.getItem("kolam:language");
  } catch {
    return null;
  }
}
