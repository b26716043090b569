// The service worker: lets the join page open again without a network. It keeps the page and the
// files that the page says it uses, and nothing else; answers are never its business.

const SHELF = "kolam";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => event.waitUntil(keep(event.data)));

async function keep({ addresses, base }) {
  const shelf = await caches.open(SHELF);
  for (const { url } of await shelf.keys())
    if (url.includes("/live/static/") && !url.includes(base)) await shelf.delete(url);
  await Promise.all(addresses.map(async (url) => (await shelf.match(url)) || shelf.add(url)));
}

self.addEventListener("fetch", (event) => {
  const { mode, method, url } = event.request;
  if (method !== "GET") return;
  if (mode === "navigate") event.respondWith(newest(event.request));
  else if (url.includes("/live/static/")) event.respondWith(kept(event.request));
});

async function newest(request) {
  const shelf = await caches.open(SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shelf.put(request.url.split("?")[0], answer.clone());
    return answer;
  } catch (error) {
    const old = await shelf.match(request.url.split("?")[0]);
    if (old) return old;
    throw error;
  }
}

async function kept(request) {
  const shelf = await caches.open(SHELF);
  const old = await shelf.match(request);
  if (old) return old;
  const answer = await fetch(request);
  if (answer.ok) await shelf.put(request, answer.clone());
  return answer;
}
