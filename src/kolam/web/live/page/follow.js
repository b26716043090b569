// Following the room: a stream of small frames, and asking again where streams do not get through.

import { patience } from "./wire.js";

const QUIET = 40000;
const ASK_EVERY = 5000;

/** Hear the room: `hear(frame)` for each frame, `look()` to ask for the state, `lost(yes)`. */
export class Follower {
  constructor(path, { hear, look, lost }) {
    Object.assign(this, { path, hear, look, lost, tries: 0 });
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
  }

  /** (Re)open the stream now, and ask for the state once. */
  wake() {
    this.tries = 0;
    this.open();
    this.look();
  }

  open() {
    this.stream?.close();
    clearTimeout(this.timer);
    this.stream = new EventSource(this.path);
    this.stream.addEventListener("state", (event) => this.told(JSON.parse(event.data)));
    this.stream.onerror = () => this.broken();
    this.watch(QUIET);
  }

  stop() {
    this.stream?.close();
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
  }

  told(frame) {
    this.tries = 0;
    this.lost(false);
    this.hear(frame);
    this.watch(QUIET);
  }

  broken() {
    this.lost(true);
    this.stream.close();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), patience((this.tries += 1)));
    this.watch(ASK_EVERY);
  }

  // A stream can be dead without an error, so silence is checked by asking.
  watch(time) {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => {
      this.look();
      this.watch(this.tries ? ASK_EVERY : QUIET);
    }, time * (1 + Math.random() / 2));
  }
}
