/* Saves points while they are typed, adds them up, and judges a package as it is put together. */
const live = JSON.parse(document.getElementById("live")?.textContent ?? "{}");
const words = live.words ?? {};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const WAIT = 700;
const AGAIN = 5000;
const waiting = new Set();
let stale = false;
/* One save after the other, each from the state that the last one left. */
let line = Promise.resolve();

function whole(text) {
  return /^[0-9]+$/.test(text.trim()) ? Number(text) : null;
}

/* Each issue's best points, and their sum over the issues. */
function addUp() {
  const total = document.querySelector("[data-total]");
  if (!total) return;
  let sum = 0;
  for (const part of document.querySelectorAll(".weigh")) {
    const points = [...part.querySelectorAll("[data-points]")].map((box) => whole(box.value));
    const best = Math.max(0, ...points.filter((point) => point !== null));
    const done = points.every((point) => point !== null);
    part.dataset.done = done ? "yes" : "";
    part.querySelector("[data-sum]").textContent = done ? `✓ ${best}` : `${points.filter((p) => p !== null).length}/${points.length}`;
    if (!part.querySelector(".state")) sum += best;
  }
  const said = total.dataset.said ?? total.textContent;
  total.dataset.said = said;
  total.textContent = said.replace(/\d+/, String(sum));
}

/* Once an issue has all its points, the next one without them opens. */
function openNext(part) {
  const parts = [...document.querySelectorAll(".weigh")];
  const next = parts.slice(parts.indexOf(part)).find((one) => one.dataset.done !== "yes");
  if (part?.dataset.done === "yes" && next) next.open = true;
}

/* The server's answer comes after its commit: only then is it said to be saved. */
async function save(form) {
  const saved = form.querySelector("[data-saved]");
  form.dataset.again = "";
  saved.classList.remove("wrong");
  saved.textContent = words.saving;
  const body = new FormData(form);
  let answer;
  try {
    answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    saved.textContent = words.unsaved;
    saved.classList.add("wrong");
    setTimeout(() => save(form), AGAIN);
    return;
  }
  if (answer.status === 409 || answer.redirected) {
    waiting.delete(form);
    form.submit();
    return;
  }
  const told = await answer.json().catch(() => null);
  if (answer.ok && told) return keep(form, saved, told);
  saved.classList.add("wrong");
  saved.textContent = told?.faults?.map((fault) => fault.text).join(" ") ?? words.unsaved;
}

/* Where nobody else has saved meanwhile, every form still shows what is kept; else look again. */
function keep(form, saved, told) {
  const boxes = told.merged ? [form.elements.own] : document.querySelectorAll("input[name=own]");
  for (const box of boxes) box.value = told.fingerprint;
  stale ||= told.merged;
  saved.textContent = told.told;
  if (form.dataset.again) return save(form);
  waiting.delete(form);
  if (stale && !waiting.size) location.reload();
}

for (const form of document.querySelectorAll("[data-autosave]")) {
  let timer = 0;
  let under = null;
  const start = () => {
    if (under) {
      form.dataset.again = "yes";
      return;
    }
    under = line = line.then(() => save(form)).finally(() => { under = null; });
  };
  form.addEventListener("input", () => {
    waiting.add(form);
    clearTimeout(timer);
    timer = setTimeout(start, WAIT);
    addUp();
    openNext(form.closest(".weigh"));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    waiting.add(form);
    clearTimeout(timer);
    start();
  });
}

addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});

function choices(form) {
  return Object.fromEntries([...form.querySelectorAll("[data-issue]")].map((box) => [box.dataset.issue, box.value]));
}

function sentences(picked) {
  if (Object.values(picked).some((option) => !option)) return [words.choose_all];
  const said = live.ruledOut
    .filter((rule) => rule.choices.length && rule.choices.every((c) => picked[c.id] === c.option))
    .map((rule) => rule.why || words.ruled_out);
  const costs = [];
  for (const budget of live.budgets) {
    const cost = Object.entries(picked).reduce((sum, [issue, option]) => sum + (live.issues[issue][option].costs[budget.id] ?? 0), 0);
    const known = { name: budget.name, unit: budget.unit, cost, cap: budget.cap, over: cost - budget.cap };
    if (budget.cap !== null && cost > budget.cap) said.push(fill(words.over, known));
    costs.push(fill(budget.cap === null ? words.cost : words.of_cap, known));
  }
  if (!said.length) said.push(words.is_allowed);
  return [...said, ...costs, ...standing(picked)];
}

function standing(picked) {
  if (live.reservation === null) return [];
  const points = Object.entries(picked).reduce((sum, [issue, option]) => sum + live.issues[issue][option].points, 0);
  const gain = points - live.reservation;
  return [fill(words.would_be, { points, gain: gain > 0 ? `+${gain}` : gain })];
}

for (const form of document.querySelectorAll("[data-compose]")) {
  form.querySelector("[data-look]").hidden = true;
  form.addEventListener("input", () => {
    const picked = choices(form);
    if (!Object.values(picked).some(Boolean)) return;
    const lines = sentences(picked).map((text) => Object.assign(document.createElement("p"), { textContent: text }));
    form.querySelector("[data-verdict]").replaceChildren(...lines);
  });
}

/* A link to a folded part unfolds it, as does an address that names one. */
function unfold() {
  for (let part = document.getElementById(location.hash.slice(1)); part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  if (!document.querySelector("[data-focus]")) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
addUp();
