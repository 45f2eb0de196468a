// Brings what is new into sight, once for each `mark`: the page from its top, or what stands around this (`within`).
// Left alone, a page keeps the place of the one before, unless that one happens to be cleared first: what was asked for
// would then lie out of sight.

const last = {};

export default function sight({ data, parentElement }) {
  const { name, mark, within } = data;
  if (last[name] === mark) return;
  last[name] = mark;
  const host = parentElement.host ?? parentElement.getRootNode().host ?? parentElement;
  if (within) host.closest(within)?.scrollIntoView({ block: "nearest" });
  else document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0, behavior: "instant" });
}
