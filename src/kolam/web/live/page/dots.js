// Kolams: one unbroken line around a grid of dots, drawn as far as the room has come.
// The line is that of a mirror curve: a ray that runs between the dots and turns at the edges.
// It is a single line when the numbers of columns and rows have no common divisor.

import { drawn, set } from "./dom.js";

const ROUND = 0.56;
const APART = 20;

/** The path of the line around `columns` x `rows` dots, two units apart. */
export function line(columns, rows) {
  const [wide, high] = [2 * columns, 2 * rows];
  let [x, y, dx, dy] = [1, 0, 1, 1];
  let path = "M1 0";
  do {
    const [fromX, fromY] = tangent(x, y, dx, dy, wide, high);
    const [nextX, nextY] = [x + dx, y + dy];
    const [toX, toY] = tangent(nextX, nextY, dx, dy, wide, high);
    path += `C${at(x + fromX, y + fromY)} ${at(nextX - toX, nextY - toY)} ${at(nextX, nextY)}`;
    [x, y] = [nextX, nextY];
    if (x === 0 || x === wide) dx = -dx;
    if (y === 0 || y === high) dy = -dy;
  } while (x !== 1 || y !== 0 || dx !== 1);
  return path;
}

function tangent(x, y, dx, dy, wide, high) {
  if (x === 0 || x === wide) return [0, dy * ROUND];
  if (y === 0 || y === high) return [dx * ROUND, 0];
  return [dx * ROUND * 0.7, dy * ROUND * 0.7];
}

const at = (x, y) => `${+x.toFixed(2)} ${+y.toFixed(2)}`;

/** A kolam with a share of its line drawn; it is ornament, so what it says stands beside it. */
export function kolam(columns, rows, share = 1) {
  const dots = [];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      dots.push(drawn("circle", { cx: 2 * column + 1, cy: 2 * row + 1, r: 0.16 }));
  const d = line(columns, rows);
  const path = drawn("path", { d, pathLength: 1 });
  const box = `-0.2 -0.2 ${2 * columns + 0.4} ${2 * rows + 0.4}`;
  const hidden = { viewBox: box, class: "kolam", "aria-hidden": "true" };
  return draw(drawn("svg", hidden, drawn("g", {}, dots), path), share);
}

/** Draw another share of a kolam's line; answers the picture. */
export function draw(picture, share) {
  const path = picture.querySelector("path");
  // Browsers measure curves roughly: the whole line is drawn without dashes, so that it closes.
  set(path, "stroke-dasharray", share >= 1 ? "none" : `${share} 2`);
  // Round ends would make a dot of a dash without length.
  set(path, "visibility", share > 0 ? "visible" : "hidden");
  return picture;
}

/** `count` dots in rows, the first `done` of them joined. */
export function joined(done, count, perRow = 20) {
  const columns = Math.min(count, perRow);
  const rows = Math.ceil(count / perRow);
  const parts = [];
  for (let row = 0; row < rows; row += 1) {
    const here = Math.min(perRow, count - row * perRow);
    const around = Math.max(0, Math.min(here, done - row * perRow));
    if (around) parts.push(drawn("path", { d: line(around, 1), transform: `translate(0 ${row * 3})` }));
    for (let i = 0; i < here; i += 1) {
      const place = { cx: 2 * i + 1, cy: row * 3 + 1, r: i < around ? 0.34 : 0.26 };
      parts.push(drawn("circle", { ...place, class: i < around ? "done" : "open" }));
    }
  }
  const [wide, high] = [2 * columns + 0.4, rows * 3 - 0.6];
  const size = { width: Math.min(328, (wide * APART) / 2) };
  const look = { ...size, preserveAspectRatio: "xMinYMid", "aria-hidden": "true" };
  return drawn("svg", { viewBox: `-0.2 -0.2 ${wide} ${high}`, class: "joined", ...look }, parts);
}
