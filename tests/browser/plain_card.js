// A bare card for tests of the page around it: one button answers, one says something wrong.

export function mount(root, room) {
  let now = room;
  let next = 0;
  const button = (id, text, act) => {
    const made = Object.assign(document.createElement("button"), { id, textContent: text });
    made.onclick = act;
    return made;
  };
  const mark = (interest) => {
    const { id } = now.ask.stakeholders[next % now.ask.stakeholders.length];
    return { marks: [{ stakeholder: id, interest, influence: 4 }] };
  };
  const refused = () => now.mine.find((card) => card.state === "refused")?.key;
  const place = button("place", "Place", () => now.send(mark((next += 1) % 10), refused()));
  const wrong = button("wrong", "Answer wrongly", () => now.send(mark(99)));
  const list = Object.assign(document.createElement("p"), { id: "mine" });
  root.append(place, wrong, list);
  const update = (room) => {
    now = room;
    list.textContent = now.mine.map(({ order, state }) => `${order} ${state}`).join(", ");
    now.button("Finish", () => now.finish());
  };
  update(room);
  return { update, leave: () => root.replaceChildren() };
}
