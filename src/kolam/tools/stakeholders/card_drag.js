// Dragging: a chip follows the finger or the mouse, and is shown large above it.

import { el } from "../dom.js";
import { marker } from "../markers.js";

const STILL = 8;

/** Follows one pointer at a time. `told` has `move`, `drop`, `tap` and `end`. */
export class Drag {
  constructor(surfaces, told) {
    this.told = told;
    this.listeners = [
      ["pointermove", (event) => this.move(event)],
      ["pointerup", (event) => this.up(event)],
      ["pointercancel", (event) => event.pointerId === this.pointer && this.cancel()],
      ["keydown", (event) => event.key === "Escape" && this.cancel()],
    ];
    const hold = (event) => this.isMoving && event.cancelable && event.preventDefault();
    for (const node of surfaces) node.addEventListener("touchmove", hold, { passive: false });
  }

  get isMoving() {
    return this.moved && this.id !== undefined;
  }

  /** A pointer went down, on a chip (`id`) or beside all of them; `off` is the chip's middle from it. */
  start(event, id, off = [0, 0]) {
    if (this.pointer !== undefined || event.button > 0) return;
    Object.assign(this, { pointer: event.pointerId, id, off, moved: false });
    this.from = [event.clientX, event.clientY];
    if (event.target.setPointerCapture) event.target.setPointerCapture(event.pointerId);
    this.listeners.forEach(([name, hear]) => addEventListener(name, hear));
  }

  move(event) {
    if (event.pointerId !== this.pointer) return;
    const away = Math.hypot(event.clientX - this.from[0], event.clientY - this.from[1]);
    this.moved = this.moved || away > STILL;
    if (this.isMoving) this.told.move(this.id, this.point(event));
  }

  point({ clientX, clientY }) {
    return { finger: [clientX, clientY], chip: [clientX + this.off[0], clientY + this.off[1]] };
  }

  up(event) {
    if (event.pointerId !== this.pointer) return;
    const { id, moved, isMoving } = this;
    const point = this.point(event);
    this.cancel();
    if (isMoving) this.told.drop(id, point);
    else if (!moved) this.told.tap(id, point);
  }

  /** Let go without a change. */
  cancel() {
    this.listeners.forEach(([name, hear]) => removeEventListener(name, hear));
    this.pointer = this.id = undefined;
    this.told.end();
  }
}

/** The lens: what is dragged, large, where the finger does not hide it. */
export class Lens {
  constructor() {
    this.node = el("div", { class: "glass", "aria-hidden": "true", hidden: true });
  }

  show({ name, name_language, sector }, words, [left, top]) {
    const title = el("span", { lang: name_language }, name);
    this.node.replaceChildren(marker(sector), el("b", {}, words), title);
    this.node.hidden = false;
    const { offsetWidth: wide, offsetHeight: high } = this.node;
    const above = top - high - 36;
    const over = above < 4 ? (left > innerWidth / 2 ? -1 : 1) * (wide / 2 + 48) : 0;
    const x = Math.max(4, Math.min(innerWidth - wide - 4, left - wide / 2 + over));
    this.node.style.transform = `translate(${x}px, ${Math.max(4, above)}px)`;
  }

  hide() {
    this.node.hidden = true;
  }
}
