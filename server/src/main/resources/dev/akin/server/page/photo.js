// A photo that was given to the page: its vector and a small preview, kept for this tab so that back and reload find it again.

import { encode } from "./api.js";

/** What the server decodes. With this list a phone hands over a JPEG even where it keeps photos in a format of its own. */
export const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif";

const PREVIEW = 240;
const LARGEST = 8 << 20;
const LONGEST_SIDE = 1600;
const KEPT = 12;
const PREFIX = "akin.photo.";

const open = new Map();

/** Encodes a file for a collection; answers the key under which `find` knows it. */
export async function add(collection, file) {
  const bitmap = await decoded(file);
  const vector = await encode(collection, bitmap && file.size > LARGEST ? await smaller(bitmap) : file);
  const key = crypto.getRandomValues(new Uint32Array(2)).join("-");
  const photo = { vector, preview: bitmap ? drawn(bitmap, PREVIEW).toDataURL("image/jpeg", 0.85) : undefined };
  open.set(key, photo);
  keep(key, photo);
  return key;
}

/** { vector, preview? }, or undefined if this tab never had the photo. */
export function find(key) {
  if (!open.has(key)) {
    const stored = sessionStorage.getItem(PREFIX + key);
    if (stored !== null) {
      open.set(key, JSON.parse(stored));
    }
  }
  return open.get(key);
}

/** A picture that the browser cannot read may still be one for the server: then there is no preview. */
const decoded = (file) => createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => undefined);

function drawn(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const smaller = (bitmap) => new Promise((resolve) => drawn(bitmap, LONGEST_SIDE).toBlob(resolve, "image/jpeg", 0.92));

function keep(key, photo) {
  try {
    const keys = Object.keys(sessionStorage).filter((each) => each.startsWith(PREFIX));
    keys.slice(0, Math.max(0, keys.length - KEPT + 1)).forEach((each) => sessionStorage.removeItem(each));
    sessionStorage.setItem(PREFIX + key, JSON.stringify(photo));
  } catch {
    // Storage is full or switched off: the photo then lives as long as the page does.
  }
}
