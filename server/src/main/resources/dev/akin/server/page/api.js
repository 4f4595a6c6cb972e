// Talks to the REST API that serves this page. Every call answers the envelope's result or throws a Failure with the server's words.

export class Failure extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** Ids are unsigned 64-bit numbers: where a number is too large for JavaScript's own, its digits are kept. */
function parse(text) {
  return JSON.parse(text, (key, value, context) => {
    const exact = typeof value !== "number" || Number.isSafeInteger(value) || !Number.isInteger(value);
    return exact || context?.source === undefined || !/^\d+$/.test(context.source) ? value : { digits: context.source };
  });
}

function stringify(body) {
  return JSON.stringify(body, (key, value) => (value?.digits && JSON.rawJSON ? JSON.rawJSON(value.digits) : value));
}

/** An id as text, for addresses; idFrom is its inverse. */
export const idText = (id) => id?.digits ?? String(id);

export function idFrom(text) {
  if (!/^\d+$/.test(text)) {
    return text;
  }
  return Number.isSafeInteger(Number(text)) ? Number(text) : { digits: text };
}

const KEY = "akin.key";
const keyHeader = () => (sessionStorage.getItem(KEY) === null ? {} : { "api-key": sessionStorage.getItem(KEY) });

/** From now on this tab shows that key to the server. */
export const useKey = (key) => sessionStorage.setItem(KEY, key);

async function call(method, path, { body, type = "application/json", signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      body: type === "application/json" && body !== undefined ? stringify(body) : body,
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": type }), ...keyHeader() },
      signal,
    });
  } catch (e) {
    if (e.name === "AbortError") {
      throw e;
    }
    throw new Failure("The server does not answer. Is it still running?", 0);
  }
  let answer;
  try {
    answer = parse(await response.text());
  } catch (e) {
    if (e.name === "AbortError") {
      throw e;
    }
    throw new Failure(`The server answered ${response.status} with something that is not JSON.`, response.status);
  }
  if (!response.ok) {
    throw new Failure(answer.status?.error ?? `The server answered ${response.status}.`, response.status);
  }
  return answer.result;
}

const at = (collection, rest = "") => `collections/${encodeURIComponent(collection)}${rest}`;

export const collections = () => call("GET", "collections").then((result) => result.collections.map((each) => each.name));
export const collection = (name) => call("GET", at(name));
export const proof = (name, using) => call("GET", at(name, `/proof${using === undefined ? "" : `?using=${encodeURIComponent(using)}`}`));
export const point = (name, id) => call("GET", at(name, `/points/${encodeURIComponent(idText(id))}`));
export const scroll = (name, body, signal) => call("POST", at(name, "/points/scroll"), { body, signal });
export const query = (name, body, signal) => call("POST", at(name, "/points/query"), { body, signal }).then((result) => result.points);
export const count = (name, body, signal) => call("POST", at(name, "/points/count"), { body, signal }).then((result) => result.count);
export const facet = (name, body, signal) => call("POST", at(name, "/facet"), { body, signal }).then((result) => result.hits);
export const pictureAddress = (name, id) => at(name, `/pictures/${encodeURIComponent(idText(id))}`);

/** Shows a picture. The browser fetches it by itself, unless it is the server's and a key has to go with it. */
export async function showPicture(image, address) {
  if (sessionStorage.getItem(KEY) === null || !address.startsWith("collections/")) {
    image.src = address;
    return;
  }
  const response = await fetch(address, { headers: keyHeader() }).catch(() => undefined);
  if (!response?.ok) {
    image.dispatchEvent(new Event("error"));
    return;
  }
  const url = URL.createObjectURL(await response.blob());
  image.addEventListener("load", () => URL.revokeObjectURL(url), { once: true });
  image.src = url;
}

/** The vector of a photo. */
export function encode(name, file) {
  const type = file.type.startsWith("image/") ? file.type : "application/octet-stream";
  return call("POST", at(name, "/pictures/encode"), { body: file, type }).then((result) => result.vector);
}
