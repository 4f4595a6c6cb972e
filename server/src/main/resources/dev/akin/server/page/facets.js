// The filters beside the results. Counts are those of each value under every other filter in use, so that a second value of the same
// field can be seen and added.

import { byId, h } from "./dom.js";
import { between, size, toggle } from "./filters.js";
import { fieldLabel, integer, price, valueText } from "./words.js";

const SHOWN = 8;
const expanded = new Set();

/**
 * @param facets [{ field, kind, low?, high?, counts: [{ value, count }] }]
 * @param on { change(filter), redraw() }
 * @param words what stands below, for the button that leads there on a small screen
 */
export function show(facets, filter, on, words) {
  const panel = byId("facets");
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const parts = facets.map((facet) => part(facet, filter, on)).filter((each) => each !== undefined);
  panel.hidden = parts.length === 0;
  byId("columns").classList.toggle("with-facets", parts.length > 0);
  panel.replaceChildren(head(filter, on), ...parts, foot(words));
  if (focused !== undefined) {
    panel.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  showOpener(parts.length > 0, size(filter));
}

function showOpener(any, used) {
  const opener = byId("open-facets");
  opener.hidden = !any;
  opener.textContent = used === 0 ? "Filters" : `Filters (${used})`;
  opener.onclick = () => setOpen(true);
  byId("facets").onkeydown = (event) => {
    if (event.key === "Escape" && isOpen()) {
      setOpen(false);
    }
  };
}

const small = window.matchMedia("(max-width: 860px)");
const isOpen = () => small.matches && byId("facets").classList.contains("open");

// A click beside the open sheet closes it and does nothing else.
document.addEventListener(
  "click",
  (event) => {
    if (isOpen() && !byId("facets").contains(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  },
  true,
);

/** Opens or closes the sheet that the filters are on a small screen. */
function setOpen(open) {
  byId("facets").classList.toggle("open", open);
  byId("open-facets").setAttribute("aria-expanded", String(open));
  (open ? byId("facets").querySelector("input, button") : byId("open-facets"))?.focus({ preventScroll: true });
}

const foot = (words) =>
  h("div.facets-foot", {}, h("button.primary", { type: "button", "data-key": "done", onclick: () => setOpen(false) }, `Show ${words}`));

const head = (filter, on) =>
  h(
    "div.facets-head",
    {},
    h("h2", {}, "Filters"),
    size(filter) > 0 && h("button.link", { type: "button", "data-key": "clear", onclick: () => on.change({ any: {}, range: {} }) }, "Clear all"),
  );

function part(facet, filter, on) {
  switch (facet.kind) {
    case "choice":
      return choice(facet, filter, on);
    case "range":
      return range(facet, filter, on);
    default:
      return onOff(facet, filter, on);
  }
}

function choice({ field, counts }, filter, on) {
  const chosen = filter.any[field] ?? [];
  const missing = chosen.filter((value) => !counts.some((each) => String(each.value) === value));
  const all = [...missing.map((value) => ({ value, count: 0 })), ...counts];
  if (all.length < 2 && chosen.length === 0) {
    return undefined;
  }
  const shown = expanded.has(field) || all.length <= SHOWN + 2 ? all : all.filter(({ value }, i) => i < SHOWN || chosen.includes(String(value)));
  const rest = all.length - shown.length;
  return h(
    "fieldset.facet",
    {},
    h("legend", {}, fieldLabel(field)),
    h("div", {}, shown.map(({ value, count }) => box(field, value, count, chosen, filter, on))),
    rest > 0 && more(field, `Show all ${all.length}`, () => expanded.add(field), on),
    expanded.has(field) && all.length > SHOWN + 2 && more(field, "Show fewer", () => expanded.delete(field), on),
  );
}

const more = (field, text, change, on) =>
  h("button.link", { type: "button", "data-key": `${field}/more`, onclick: () => (change(), on.redraw()) }, text);

function box(field, value, count, chosen, filter, on) {
  const text = String(value);
  return h(
    count === 0 ? "label.choice.none" : "label.choice",
    {},
    h("input", {
      type: "checkbox",
      checked: chosen.includes(text),
      "data-key": `${field}=${text}`,
      onchange: () => on.change(toggle(filter, field, text)),
    }),
    h("span.name", {}, valueText(value)),
    h("span.count", {}, integer(count)),
  );
}

function range({ field, low, high }, filter, on) {
  if (low === high) {
    return undefined;
  }
  const { min, max } = filter.range[field] ?? {};
  const label = fieldLabel(field);
  const change = (event) => {
    const [from, to] = event.target.closest("fieldset").querySelectorAll("input");
    if (from.validity.valid && to.validity.valid) {
      on.change(between(filter, field, bound(from), bound(to)));
    }
  };
  const input = (name, value, hint) =>
    h("input", {
      type: "number",
      step: "any",
      inputmode: "decimal",
      "aria-label": `${label}, ${name}`,
      placeholder: hint,
      value: value === undefined ? undefined : String(value),
      "data-key": `${field}/${name}`,
      onchange: change,
    });
  return h(
    "fieldset.facet",
    {},
    h("legend", {}, label),
    h("div.range", {}, input("from", min, price(low)), h("span", { "aria-hidden": "true" }, "–"), input("to", max, price(high))),
  );
}

const bound = (input) => (input.value.trim() === "" ? undefined : Number(input.value));

function onOff({ field, counts }, filter, on) {
  const yes = counts.find(({ value }) => value === true)?.count ?? 0;
  const chosen = (filter.any[field] ?? []).includes("true");
  if (!chosen && (counts.length < 2 || yes === 0)) {
    return undefined;
  }
  return h(
    "fieldset.facet",
    {},
    h("legend.unseen", {}, fieldLabel(field)),
    h(
      "label.choice.switch",
      {},
      h("input", {
        type: "checkbox",
        role: "switch",
        checked: chosen,
        "data-key": field,
        onchange: () => on.change(toggle(filter, field, "true")),
      }),
      h("span.name", {}, fieldLabel(field)),
      h("span.count", {}, integer(yes)),
    ),
  );
}
