// Draws the draft: each sentence can be pointed at, tapped or focused, and shows where it comes from.
// Whatever is shown was typed by someone, so it is set as text, never as HTML.

let drawn = 0;
let shownBefore = "";

function element(tag, name, text, attributes = {}) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function note(about, words, open) {
  const box = element("section", `note ${about.kind}`);
  box.append(element("h4", "head", about.head));
  const lines = [
    ["role", about.role], ["quote", about.quote], ["do", about.do], ["why", about.why],
    ["why", about.note], ["why", about.claim], ["place", about.place],
  ];
  for (const [name, text] of lines) if (text) box.append(element("p", name, text));
  if (about.item) {
    const button = element("button", "open-item", words.open, { type: "button" });
    button.addEventListener("click", () => open(about.item));
    box.append(button);
  }
  return box;
}

function sentenceOf(data, index, prefix) {
  const { kind, pieces } = data.sentences[index];
  const span = element("span", `sentence ${kind}`, "", {
    tabindex: "0", role: "button", "aria-pressed": "false", "aria-describedby": `${prefix}-${index}`,
  });
  for (const piece of pieces) span.append(element(piece.marked ? "mark" : "span", "", piece.text));
  return span;
}

function panelOf(data, index, prefix, close, open) {
  const panel = element("div", "panel", "", { id: `${prefix}-${index}` });
  const button = element("button", "close", data.words.close, { type: "button" });
  button.addEventListener("click", close);
  panel.append(...data.sentences[index].about.map((about) => note(about, data.words, open)), button);
  return panel;
}

function legendOf(data) {
  const list = element("ul", "legend");
  for (const { kind, label } of data.legend) {
    const item = element("li", "");
    item.append(element("span", `swatch ${kind}`, label));
    list.append(item);
  }
  return list;
}

async function copy(button, data) {
  try {
    await navigator.clipboard.writeText(data.text);
    button.textContent = data.words.copied;
  } catch {
    button.textContent = data.words.no_copy;
  }
  window.setTimeout(() => { button.textContent = data.words.copy; }, 2500);
}

function copyOf(data) {
  const button = element("button", "copy", data.words.copy, { type: "button", "aria-live": "polite" });
  button.addEventListener("click", () => copy(button, data));
  return button;
}

function questionsOf(data) {
  if (!data.questions.length) return [];
  const list = element("ul", "questions");
  list.append(...data.questions.map((question) => element("li", "", question)));
  return [element("h3", "", data.words.questions), list];
}

// Which sentence is shown: the one pinned by a tap, else the last one pointed at or focused.
function choosing(root, spans, panels, hint) {
  let pinned = -1;
  const show = (index) => {
    spans.forEach((span, i) => span.classList.toggle("shown", i === index));
    panels.forEach((panel, i) => panel.classList.toggle("shown", i === index));
    hint.classList.toggle("away", index >= 0);
    root.classList.toggle("open", index >= 0);
  };
  const pin = (index) => {
    pinned = pinned === index ? -1 : index;
    spans.forEach((span, i) => span.setAttribute("aria-pressed", String(i === pinned)));
    show(index);
  };
  const close = () => { pinned = -1; spans.forEach((s) => s.setAttribute("aria-pressed", "false")); show(-1); };
  spans.forEach((span, index) => {
    span.addEventListener("pointerenter", (event) => {
      if (pinned < 0 && event.pointerType === "mouse") show(index);
    });
    span.addEventListener("focus", () => { if (pinned < 0) show(index); });
    span.addEventListener("click", () => pin(index));
    span.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pin(index); }
    });
  });
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  return close;
}

function draw(root, data, open) {
  const prefix = `origin-${(drawn += 1)}`;
  const words = element("div", "words");
  const paragraph = element("p", "draft");
  const spans = data.sentences.map((_, index) => sentenceOf(data, index, prefix));
  spans.forEach((span, index) => paragraph.append(...(index ? [" ", span] : [span])));
  const foot = element("div", "foot");
  foot.append(legendOf(data), copyOf(data));
  words.append(paragraph, foot, ...questionsOf(data));

  const aside = element("aside", "aside", "", { "aria-label": data.words.heading });
  const hint = element("div", "hint");
  hint.append(
    element("p", "point", data.words.hint), element("p", "touch", data.words.touch),
    ...(data.note ? [element("p", "", data.note)] : []),
  );
  let close = () => {};
  const panels = data.sentences.map((_, index) => panelOf(data, index, prefix, () => close(), open));
  close = choosing(root, spans, panels, hint);
  aside.append(element("h3", "", data.words.heading), hint, ...panels);
  root.replaceChildren(words, aside);
}

// The heading above the words belongs to them; it stands outside, in the page.
function bringIntoView(root) {
  const host = root.getRootNode().host ?? root;
  (host.closest(".st-key-result") ?? root).scrollIntoView({ block: "start" });
}

export default function annotatedDraft({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".annotated");
  if (!root) {
    root = element("div", "annotated");
    parentElement.append(root);
  }
  const given = JSON.stringify(data);
  if (root.given === given) return;
  root.given = given;
  root.className = data.layout === "lines" ? "annotated lines" : "annotated";
  draw(root, data, (item) => setTriggerValue("item", item));
  if (data.text !== shownBefore && data.follow) bringIntoView(root);
  shownBefore = data.text;
}
