// Markers: a sector's shape and colour, the same on phone, wall and desk.

import { drawn } from "./dom.js";

const SHAPES = {
  government: "M-6-6H6V6H-6Z",
  civil_society: "M-6.8 0A6.8 6.8 0 1 0 6.8 0A6.8 6.8 0 1 0-6.8 0Z",
  business: "M0-8.5L8.5 0L0 8.5L-8.5 0Z",
  united_nations: "M0-8L8 6.5H-8Z",
  academia: "M0-9L2.4-3L8.6-2.8L3.8 1.2L5.4 7.3L0 3.8L-5.4 7.3L-3.8 1.2L-8.6-2.8L-2.4-3Z",
  donors: "M-4-7H4L8 0L4 7H-4L-8 0Z",
  foundations: "M-2.6-8H2.6V-2.6H8V2.6H2.6V8H-2.6V2.6H-8V-2.6H-2.6Z",
  none: "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0Z",
};

/** The marker of a sector: its colour and its shape. */
export function marker(sector) {
  const shape = drawn("path", { d: SHAPES[sector] || SHAPES.none });
  const about = { viewBox: "-11 -11 22 22", class: `marker ${sector || "none"}` };
  return drawn("svg", { ...about, "aria-hidden": "true" }, shape);
}
