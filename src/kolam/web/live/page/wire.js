// The wire: one question to the server, with an end to waiting; no answer is an exception.

const PATIENCE = 12000;

/** Ask the lane; a `body` makes it a POST. Throws where no answer, or none of ours, came back. */
export async function call(path, { token, body } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const headers = { accept: "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers["content-type"] = "application/json";
  const asked = { method: body ? "POST" : "GET", headers, credentials: "omit", cache: "no-store" };
  if (body) asked.body = JSON.stringify(body);
  try {
    const answer = await fetch(path, { ...asked, signal: stop.signal });
    const wait = Number(answer.headers.get("retry-after")) || 0;
    return { status: answer.status, ok: answer.ok, data: await answer.json(), wait };
  } finally {
    clearTimeout(timer);
  }
}

/** How long to wait before trying once more: longer each time, and not all phones at once. */
export function patience(tries, longest = 30) {
  return Math.min(longest, 2 ** tries) * 500 * (1 + Math.random());
}

/** 128 random bits as hex digits; works on plain HTTP too. */
export function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
