// The panel that says what is searched by: an invitation at first, then the photo or the product with the way that led there.

import { showPicture } from "./api.js";
import { CAMERA, PICTURE, byId, h, icon } from "./dom.js";
import { ACCEPTED } from "./photo.js";

const panel = () => byId("asking");

/**
 * @param asked { preview?, title, facts?, byPhoto?, trail: [{ title, href }] } or undefined where nothing is asked
 * @param on { pick(file), follow(event, href), clear() }
 */
export function show(asked, { searchable, on }) {
  const hadFocus = panel().contains(document.activeElement);
  panel().classList.remove("busy");
  panel().hidden = asked === undefined && !searchable;
  panel().replaceChildren(asked === undefined ? invitation(on) : anchor(asked, searchable, on));
  if (hadFocus && asked === undefined) {
    panel().querySelector("button")?.focus({ preventScroll: true });
  }
}

/** While a photo is on its way. */
export function busy(text) {
  panel().classList.add("busy");
  const words = panel().querySelector(".anchor-title, .invite-words p");
  if (words) {
    words.textContent = text;
  }
}

function invitation(on) {
  return h(
    "div.invite",
    {},
    h(
      "div.invite-words",
      {},
      h("p", {}, "Find products that look like your photo"),
      h("p.pointer-only", {}, "Drop it anywhere on this page, paste it, or choose a file."),
    ),
    buttons("Choose a photo", on),
  );
}

function anchor({ preview, title, facts, trail, byPhoto }, searchable, on) {
  return h(
    "div.anchor",
    {},
    h("div.anchor-picture", {}, picture(preview)),
    h(
      "div.anchor-words",
      {},
      h("nav", { "aria-label": "The way here" }, h("ol.trail", {}, trail.map((step) => crumb(step, on)))),
      h("p.anchor-title", {}, title),
      facts && h("p.anchor-facts", {}, facts),
    ),
    searchable ? buttons(byPhoto ? "Another photo" : "Search by photo", on, true) : undefined,
  );
}

const crumb = ({ title, href }, on) =>
  h("li", {}, h("a.link", { href, title, onclick: (event) => on.follow(event, href) }, title));

function picture(preview) {
  if (preview === undefined) {
    return icon("quiet-icon", ...PICTURE);
  }
  const image = h("img", { alt: "", onerror: (event) => event.target.remove() });
  showPicture(image, preview);
  return image;
}

function buttons(label, on, quiet = false) {
  const input = (attributes) =>
    h("input", {
      type: "file",
      accept: ACCEPTED,
      hidden: true,
      ...attributes,
      onchange: (event) => event.target.files[0] && on.pick(event.target.files[0]),
    });
  const any = input({ id: "photo-file" });
  const camera = input({ id: "photo-camera", capture: "environment" });
  const kind = quiet ? "button.quiet" : "button.primary";
  return h(
    "div.invite-buttons",
    {},
    any,
    camera,
    h(kind, { type: "button", onclick: () => any.click() }, icon("", ...PICTURE), label),
    h("button.quiet.take", { type: "button", onclick: () => camera.click() }, icon("", ...CAMERA), "Take one"),
  );
}
