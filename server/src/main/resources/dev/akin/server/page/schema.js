// What kind of fields the products of a collection have, learned from the first of them: which text is the title, which number the
// price, which fields are worth filtering by.

export const SAMPLE = 200;

const TITLES = ["title", "name", "productDisplayName", "product_name", "label", "caption"];
const PRICES = ["price", "cost", "amount"];
const PICTURE_FILE = /\.(jpe?g|png|webp|gif)$/i;
const MAX_CHOICE_LENGTH = 60;

export class Schema {
  #kinds = new Map();

  constructor(points) {
    const values = new Map();
    for (const { payload } of points) {
      for (const [field, value] of Object.entries(payload ?? {})) {
        const seen = values.get(field) ?? values.set(field, []).get(field);
        seen.push(...(Array.isArray(value) ? value : [value]));
      }
    }
    const texts = [...values].filter(([, seen]) => kindOf(seen) === "text").map(([field]) => field);
    this.title = TITLES.find((field) => texts.includes(field)) ?? longest(texts, values);
    for (const [field, seen] of values) {
      const kind = kindOf(seen);
      if (kind !== undefined && field !== this.title) {
        this.#kinds.set(field, describe(field, kind, seen, points.length));
      }
    }
    this.price = PRICES.find((field) => this.#kinds.get(field)?.kind === "number");
    this.stock = [...this.#kinds].find(([field, { kind }]) => kind === "boolean" && /stock|available/i.test(field))?.[0];
  }

  /** Fields to filter by, choices first, then ranges, then switches: [{ field, kind: "choice" | "range" | "switch" }]. */
  facets() {
    const order = ["choice", "range", "switch"];
    return [...this.#kinds]
      .map(([field, { facet, low, high }]) => ({ field, kind: facet, low, high }))
      .filter(({ kind }) => kind !== undefined)
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }

  /** The short texts that say more about a product than its title does. */
  facts(payload) {
    return [...this.#kinds]
      .filter(([field, { facet, kind }]) => facet === "choice" && kind === "text" && typeof payload[field] === "string")
      .map(([field]) => payload[field])
      .slice(0, 3);
  }

  titleOf(payload, id) {
    const title = this.title === undefined ? undefined : payload?.[this.title];
    if (typeof title !== "string" || title === "") {
      return `Product ${id}`;
    }
    return PICTURE_FILE.test(title) ? title.replace(PICTURE_FILE, "").replace(/^.*\//, "") : title;
  }

  priceOf(payload) {
    const value = this.price === undefined ? undefined : payload?.[this.price];
    return typeof value === "number" ? value : undefined;
  }

  /** An address's text as the value that the field holds. */
  valueOf(field, text) {
    const kind = this.#kinds.get(field)?.kind;
    return kind === "boolean" ? text === "true" : kind === "number" ? Number(text) : text;
  }
}

function kindOf(values) {
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  if (kinds.size !== 1) {
    return undefined;
  }
  return { string: "text", number: "number", boolean: "boolean" }[[...kinds][0]];
}

function describe(field, kind, values, points) {
  if (kind === "boolean") {
    return { kind, facet: "switch" };
  }
  const distinct = new Set(values);
  if (kind === "number") {
    const few = distinct.size <= 12 && values.every(Number.isSafeInteger) && !PRICES.includes(field);
    const facet = few ? "choice" : /(^|_)id$|Id$/.test(field) ? undefined : "range";
    return { kind, facet, low: Math.min(...values), high: Math.max(...values) };
  }
  const repeats = distinct.size <= Math.max(2, points / 3);
  const short = values.every((value) => value.length <= MAX_CHOICE_LENGTH);
  return { kind, facet: repeats && short ? "choice" : undefined };
}

function longest(texts, values) {
  const mean = (field) => values.get(field).reduce((sum, value) => sum + String(value).length, 0) / values.get(field).length;
  const distinct = texts.filter((field) => new Set(values.get(field)).size > values.get(field).length / 2);
  return distinct.sort((a, b) => mean(b) - mean(a))[0];
}
