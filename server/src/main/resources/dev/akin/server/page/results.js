// The grid of products, the words above it, the filters in use, and what to say when there is nothing or when something failed.

import { idText, showPicture } from "./api.js";
import { byId, h } from "./dom.js";
import { between, toggle } from "./filters.js";
import { fieldLabel, price, significant, valueText } from "./words.js";

const GHOSTS = 15;

/** Before anything is known: the shape of what will come. */
export function showGhosts() {
  const grid = byId("grid");
  grid.classList.add("first");
  grid.setAttribute("aria-busy", "true");
  const ghost = () => h("li", { "aria-hidden": "true" }, h("div.card.ghost", {}, h("div.frame"), h("div.card-words", {}, h("div.line"), h("div.line"))));
  grid.replaceChildren(...Array.from({ length: GHOSTS }, ghost));
}

export const setBusy = (busy) => byId("grid").setAttribute("aria-busy", String(busy));

export function showHead(title, words) {
  byId("results-title").textContent = title;
  byId("results-count").textContent = words;
}

/** @param context { catalogue, hrefOf(point), open(event, point) } */
export function showPoints(points, context, append = false) {
  const grid = byId("grid");
  grid.classList.remove("first");
  setBusy(false);
  const cards = points.map((point) => h("li", {}, card(point, context)));
  if (append) {
    grid.append(...cards);
    cards[0]?.querySelector("a").focus({ preventScroll: true });
  } else {
    grid.replaceChildren(...cards);
  }
}

export function showMore(on) {
  byId("more").hidden = on === undefined;
  byId("more-button").onclick = on ?? null;
}

function card(point, context) {
  const { catalogue, hrefOf, open } = context;
  const { schema } = catalogue;
  const payload = point.payload ?? {};
  const title = schema.titleOf(payload, idText(point.id));
  const amount = schema.priceOf(payload);
  const sold = schema.stock !== undefined && payload[schema.stock] === false;
  const facts = schema.facts(payload).join(" · ");
  return h(
    "a.card",
    { href: hrefOf(point), onclick: (event) => open(event, point), "data-id": idText(point.id) },
    h(
      "div.frame",
      {},
      picture(catalogue.pictureOf(point.id), title),
      point.score !== undefined && score(point.score, catalogue.cosine),
      h("span.alike", { "aria-hidden": "true" }, "More like this"),
    ),
    h(
      "div.card-words",
      {},
      h("span.card-title", {}, title),
      facts !== "" && h("span.card-facts", {}, facts),
      (amount !== undefined || sold) &&
        h("span.card-foot", {}, amount !== undefined && h("span.price", {}, price(amount)), sold && h("span.stock", {}, "Out of stock")),
    ),
  );
}

function picture(src, title) {
  const without = () => h("span.without", {}, title);
  if (src === undefined) {
    return without();
  }
  const image = h("img", { alt: "", loading: "lazy", decoding: "async", onerror: (event) => event.target.replaceWith(without()) });
  showPicture(image, src);
  return image;
}

function score(value, cosine) {
  const text = cosine ? value.toFixed(3) : significant(value, 4);
  const meaning = cosine ? "Similarity: the cosine between the two pictures, 1 for equal ones" : "Score: higher is more alike";
  return h("span.score", { title: meaning }, h("span.unseen", {}, "similarity "), text);
}

/** The filters in use, each with a button that takes it away. */
export function showChips(filter, on) {
  const chips = byId("chips");
  const choices = Object.entries(filter.any).flatMap(([field, values]) =>
    values.map((value) => chip(value === "true" ? fieldLabel(field) : valueText(value), field, () => on.change(toggle(filter, field, value)))),
  );
  const ranges = Object.entries(filter.range).map(([field, bounds]) =>
    chip(`${fieldLabel(field)} ${boundsText(bounds)}`, field, () => on.change(between(filter, field, undefined, undefined))),
  );
  chips.replaceChildren(...[...choices, ...ranges].map((each) => h("li", {}, each)));
  chips.hidden = chips.childElementCount === 0;
}

const chip = (text, field, onclick) =>
  h(
    "button.chip",
    { type: "button", title: fieldLabel(field), onclick },
    h("span", {}, text),
    h("span.cross", { "aria-hidden": "true" }, "×"),
    h("span.unseen", {}, "take this filter away"),
  );

const boundsText = ({ min, max }) =>
  min === undefined ? `up to ${price(max)}` : max === undefined ? `from ${price(min)}` : `${price(min)} – ${price(max)}`;

/** @param action { label, run } */
export function showNotice(title, words, { error = false, action } = {}) {
  const notice = byId("notice");
  notice.className = error ? "notice error" : "notice";
  notice.hidden = false;
  notice.replaceChildren(
    h("div.notice-words", {}, h("strong", {}, title), h("p", {}, words)),
    ...(action ? [h("button.quiet", { type: "button", onclick: action.run }, action.label)] : []),
  );
}

/** Asks for the key that the server wants; it is handed over, and kept by nobody here. */
export function askForKey(words, take) {
  showNotice("This server asks for a key", words);
  const input = h("input", { type: "password", name: "key", required: true, autocomplete: "off", "aria-label": "API key", placeholder: "API key" });
  const onsubmit = (event) => {
    event.preventDefault();
    take(input.value.trim());
  };
  byId("notice").append(h("form.key", { onsubmit }, input, h("button.quiet", { type: "submit" }, "Use this key")));
  input.focus();
}

export const hideNotice = () => {
  byId("notice").hidden = true;
};
