// What the page shows, as an address: back, forward, reload and a sent link all lead to the same view.
//
//   ?collection=products&like=42&is.category=Shirts&is.category=Shoes&min.price=10&max.price=50
//
// A photo itself is too large for an address: `photo` names an entry that photo.js keeps for this tab.

import { idFrom, idText } from "./api.js";

export const EMPTY_FILTER = { any: {}, range: {} };

/** A view: { collection, photo?, like?, filter: { any: {field: [text]}, range: {field: {min?, max?}} } }. */
export function read(search) {
  const view = { collection: undefined, photo: undefined, like: undefined, filter: { any: {}, range: {} } };
  for (const [name, value] of new URLSearchParams(search)) {
    const field = name.slice(name.indexOf(".") + 1);
    if (name === "collection" || name === "photo") {
      view[name] = value;
    } else if (name === "like") {
      view.like = idFrom(value);
    } else if (name.startsWith("is.")) {
      (view.filter.any[field] ??= []).push(value);
    } else if ((name.startsWith("min.") || name.startsWith("max.")) && value.trim() !== "" && Number.isFinite(Number(value))) {
      (view.filter.range[field] ??= {})[name.slice(0, 3)] = Number(value);
    }
  }
  return view;
}

export function write(view) {
  const parameters = new URLSearchParams();
  if (view.collection !== undefined) {
    parameters.append("collection", view.collection);
  }
  if (view.photo !== undefined) {
    parameters.append("photo", view.photo);
  }
  if (view.like !== undefined) {
    parameters.append("like", idText(view.like));
  }
  for (const [field, values] of Object.entries(view.filter.any)) {
    values.forEach((value) => parameters.append(`is.${field}`, value));
  }
  for (const [field, bounds] of Object.entries(view.filter.range)) {
    Object.entries(bounds).forEach(([bound, value]) => parameters.append(`${bound}.${field}`, value));
  }
  return `?${parameters}`;
}

/** The view that starts again: everything in the collection. */
export const browsing = (view) => ({ collection: view.collection, filter: EMPTY_FILTER });
