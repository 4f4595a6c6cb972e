// One collection as the page knows it, and what it fetches of it for a view.

import * as api from "./api.js";
import { toRequest, without } from "./filters.js";
import * as photo from "./photo.js";
import { SAMPLE, Schema } from "./schema.js";
import { price } from "./words.js";

const PAGE = 30;
const FACET_VALUES = 60;

export class Catalogue {
  /** Asks what the collection is and looks at its first products to learn their fields. */
  static async open(name) {
    const [details, sample] = await Promise.all([api.collection(name), api.scroll(name, { limit: SAMPLE, with_payload: true })]);
    return new Catalogue(name, details, new Schema(sample.points));
  }

  constructor(name, details, schema) {
    this.name = name;
    this.details = details;
    this.schema = schema;
    const { vectors } = details.config.params;
    // Where vectors have names, the first is compared.
    const [using, vector] = typeof vectors.size === "number" ? [undefined, vectors] : Object.entries(vectors)[0];
    this.using = using;
    this.cosine = vector.distance === "Cosine";
    this.pictures = details.pictures !== undefined;
    this.searchable = details.pictures?.encoder !== undefined;
  }

  pictureOf(id) {
    return this.pictures ? api.pictureAddress(this.name, id) : undefined;
  }

  /** What a view searches by: { preview?, title, facts?, heading, by, byPhoto? }; undefined when it browses. */
  async asked(view) {
    if (view.photo !== undefined) {
      const found = photo.find(view.photo);
      if (found === undefined) {
        throw new api.Failure("This photo was searched by in another tab. Choose it again to search by it here.", 404);
      }
      return { preview: found.preview, title: "Your photo", heading: "Most like your photo", by: found.vector, byPhoto: true };
    }
    if (view.like !== undefined) {
      const { id, payload = {} } = await api.point(this.name, view.like);
      const amount = this.schema.priceOf(payload);
      const facts = [...this.schema.facts(payload), ...(amount === undefined ? [] : [price(amount)])].join(" · ");
      const title = this.schema.titleOf(payload, api.idText(id));
      return { preview: this.pictureOf(id), title, facts, heading: "More like this", by: id };
    }
    return undefined;
  }

  /** How many products there are; of those to be near to something, without itself and those that cannot be compared. */
  count(filter, { by, signal }) {
    const asked = toRequest(filter, this.schema);
    const must = [...(asked?.must ?? []), ...(by !== undefined && this.using !== undefined ? [{ has_vector: this.using }] : [])];
    const must_not = by === undefined || Array.isArray(by) ? [] : [{ has_id: [by] }];
    return api.count(this.name, { filter: { must, must_not } }, signal);
  }

  /** One page of products, the nearest first if there is something to be near to: { points, next? }. */
  async page(filter, { by, from, signal }) {
    const request = { filter: toRequest(filter, this.schema), limit: PAGE, offset: from, with_payload: true };
    if (by === undefined) {
      const page = await api.scroll(this.name, request, signal);
      return { points: page.points, next: page.next_page_offset ?? undefined };
    }
    const points = await api.query(this.name, { ...request, query: by, using: this.using }, signal);
    return { points, next: points.length === PAGE ? (from ?? 0) + PAGE : undefined };
  }

  /** The filters to offer, each value with its count under every other filter. */
  facets(filter, signal) {
    return Promise.all(
      this.schema.facets().map(async (facet) => {
        const others = toRequest(without(filter, facet.field), this.schema);
        const body = { key: facet.field, limit: FACET_VALUES, filter: others };
        return { ...facet, counts: facet.kind === "range" ? [] : await api.facet(this.name, body, signal) };
      }),
    );
  }
}
