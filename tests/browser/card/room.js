// A room around a card without a server: it keeps what is sent and answers as it is told to.

const page = document.documentElement;
const asks = await read("/ask.json");
const words = {};
const wanted = new URLSearchParams(location.search);
const notes = JSON.parse(wanted.get("notes") || "{}");
const state = { language: wanted.get("lang") || "en", gone: new Set(), mine: [], next: "delivered" };
const root = document.querySelector(".work");

async function read(address) {
  return (await fetch(address)).json();
}

async function speak(language) {
  const parts = await Promise.all(["phone", "stakeholders/card"].map((name) => read(`/static/${name}-${language}.json`)));
  words[language] = Object.assign({}, ...parts);
  state.language = page.lang = language;
}

function say(key, values = {}) {
  const found = words[state.language][key] ?? `⟦${key}⟧`;
  const text = Array.isArray(found) ? found[values.n === 1 ? 0 : 1] : found;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function ask() {
  const all = asks[state.language];
  if (all.questions) return { ...all, questions: all.questions.filter((one) => !state.gone.has(one.item)) };
  return { ...all, stakeholders: all.stakeholders.filter((one) => !state.gone.has(one.id)) };
}

async function send(body, instead) {
  const order = Math.max(0, ...state.mine.map((card) => card.order)) + 1;
  const card = { key: `key-${order}`, order, body, state: state.next, ...state.answer };
  await null;
  state.mine = [...state.mine.filter((one) => one.key !== instead), card];
  update();
  return card.key;
}

function room() {
  return {
    ask: ask(),
    mine: state.mine,
    say,
    send,
    announce: (text) => (document.querySelector("#said").textContent = text),
    button: (text, act) => {
      const go = document.querySelector("#go");
      go.hidden = !text;
      Object.assign(go, { textContent: text, onclick: act });
    },
    finish: () => (page.dataset.finished = "yes"),
    note: (name, value) => (value === undefined ? notes[name] : (notes[name] = value)),
  };
}

function update() {
  document.querySelector("h1").textContent = ask().question;
  if (window.card) window.card.update(room());
}

const module = await import(`/static/${page.dataset.card}.js`);
await speak(state.language);
update();

window.kolam = {
  answers: () => state.mine.map((card) => card.body.answers[0]),
  marks: () => state.mine.map((card) => card.body.marks[0]),
  mine: () => state.mine,
  notes,
  mount(mine = []) {
    if (window.card) window.card.leave();
    state.mine = mine;
    root.replaceChildren();
    window.card = module.mount(root, room());
  },
  leave: () => window.card.leave(),
  async speak(language) {
    await speak(language);
    update();
  },
  remove(id) {
    state.gone.add(id);
    update();
  },
  restore(id) {
    state.gone.delete(id);
    update();
  },
  /** From now on cards are waiting, delivered or refused; `answer` has the message. */
  answer(next, answer) {
    Object.assign(state, { next, answer });
  },
  settle(next) {
    state.mine = state.mine.map((card) => ({ ...card, state: next }));
    update();
  },
  compare(mine, result) {
    if (window.card) window.card.leave();
    window.card = null;
    root.replaceChildren();
    page.dataset.screen = "reveal";
    return module.compare(root, { ask: ask(), mine, result, say });
  },
};
window.kolam.mount(JSON.parse(wanted.get("mine") || "[]"));
page.dataset.ready = "yes";
