// The filter of a view: how it changes, and how it is said to the server.

/** Adds a value to a field's choice, or takes it out. */
export function toggle(filter, field, value) {
  const chosen = filter.any[field] ?? [];
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  const any = { ...filter.any, [field]: next };
  if (next.length === 0) {
    delete any[field];
  }
  return { ...filter, any };
}

/** Sets a field's bounds; undefined takes a bound away. */
export function between(filter, field, min, max) {
  const range = { ...filter.range };
  delete range[field];
  if (min !== undefined || max !== undefined) {
    range[field] = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  }
  return { ...filter, range };
}

/** The filter without anything on one field. */
export function without(filter, field) {
  const { [field]: choice, ...any } = filter.any;
  const { [field]: bounds, ...range } = filter.range;
  return { any, range };
}

export const size = (filter) =>
  Object.values(filter.any).reduce((sum, values) => sum + values.length, 0) + Object.keys(filter.range).length;

/**
 * The filter as the server reads it: values of one field are alternatives, fields combine. The schema says of which kind a field's
 * values are, for an address holds texts only.
 */
export function toRequest(filter, schema) {
  const must = [];
  for (const [field, values] of Object.entries(filter.any)) {
    const typed = values.map((value) => schema.valueOf(field, value));
    must.push(
      typed.length === 1 || typed.some((value) => typeof value === "boolean")
        ? oneOf(field, typed)
        : { key: field, match: { any: typed } },
    );
  }
  for (const [field, { min, max }] of Object.entries(filter.range)) {
    must.push({ key: field, range: { ...(min !== undefined && { gte: min }), ...(max !== undefined && { lte: max }) } });
  }
  return must.length === 0 ? undefined : { must };
}

function oneOf(field, values) {
  const conditions = values.map((value) => ({ key: field, match: { value } }));
  return conditions.length === 1 ? conditions[0] : { should: conditions };
}
