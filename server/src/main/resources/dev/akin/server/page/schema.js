// What kind of fields the products of a collection have, learned from the first of them: which text is the title, which number the
// price, which fields are worth filtering by.

export const SAMPLE = 200;

const TITLES = ["title", "name", "productDisplayName", "product_name", "label", "caption"];
const PRICES = ["price", "cost", "amount"];
const PICTURE_FILE = /\.(jpe?g|png|webp|gif)$/i;
const MACHINE_KEY = /^[\da-f-]{12,}$|^\d+$/i;
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
    const names = texts.filter((field) => isName(values.get(field)));
    this.title = TITLES.find((field) => names.includes(field)) ?? longest(names, values);
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
    return this.#words(payload).slice(this.title === undefined ? 1 : 0, 3);
  }

  /** What a product is called; where its fields hold no name, what kind of product it is. */
  titleOf(payload, id) {
    const title = this.title === undefined ? undefined : payload[this.title];
    if (typeof title !== "string" || title === "") {
      return this.#words(payload)[0] ?? `Product ${id}`;
    }
    return PICTURE_FILE.test(title) ? fileName(title) : title;
  }

  #words(payload) {
    return [...this.#kinds]
      .filter(([field, { facet, kind }]) => facet === "choice" && kind === "text" && typeof payload[field] === "string")
      .map(([field]) => payload[field]);
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

const fileName = (path) => path.replace(PICTURE_FILE, "").replace(/^.*\//, "");

/** Whether values tell products apart and are words of people, not keys of machines. */
function isName(values) {
  const readable = values.filter((value) => !MACHINE_KEY.test(fileName(value)));
  return new Set(values).size > values.length / 2 && readable.length > values.length / 2;
}

function longest(fields, values) {
  const mean = (field) => values.get(field).reduce((sum, value) => sum + value.length, 0) / values.get(field).length;
  return fields.sort((a, b) => mean(b) - mean(a))[0];
}
