// Elements: small makers for HTML and SVG, safe under a strict content policy.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element; `on...` properties listen, the others are attributes, false ones left out. */
export function el(name, given = {}, ...children) {
  return filled(document.createElement(name), given, children);
}

/** An SVG element. */
export function drawn(name, given = {}, ...children) {
  return filled(document.createElementNS(SVG, name), given, children);
}

function filled(node, given, children) {
  for (const [name, value] of Object.entries(given)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Give an element one attribute, or a listener. */
export function set(node, name, value) {
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : value);
}

/** An <svg> from the server's text, as a node. */
export function figureOf(text) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return parsed.nodeName === "svg" ? document.importNode(parsed, true) : el("p");
}

/** An equal table: a header and rows of text. */
export function tableOf({ header, rows }) {
  const head = header.map((text) => el("th", { scope: "col" }, text));
  const body = rows.map(([first, ...rest]) =>
    el("tr", {}, el("th", { scope: "row" }, first), rest.map((text) => el("td", {}, text))),
  );
  return el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body));
}
