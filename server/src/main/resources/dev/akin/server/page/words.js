// Turns field names and numbers into words for people.

/** "in_stock" → "In stock", "baseColour" → "Base colour". */
export function fieldLabel(field) {
  const words = field
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_.\-]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const whole = new Intl.NumberFormat("en");
export const integer = (value) => whole.format(value);

export const plural = (count, noun) => `${integer(count)} ${count === 1 ? noun : `${noun}s`}`;

/** Up to `digits` significant digits, no exponent. */
export const significant = (value, digits = 3) => new Intl.NumberFormat("en", { maximumSignificantDigits: digits }).format(value);

export const price = (value) => new Intl.NumberFormat("en", { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 }).format(value);

export const percent = (value) => `${new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(Math.floor(value * 1000) / 10)} %`;

export function bytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  let rest = value;
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024;
    unit++;
  }
  return `${significant(rest)} ${units[unit]}`;
}

export const millis = (value) => `${value < 0.1 ? value.toFixed(2) : significant(value, 2)} ms`;

/** A facet's value as a person reads it. */
export const valueText = (value) => (value === true ? "Yes" : value === false ? "No" : String(value));
