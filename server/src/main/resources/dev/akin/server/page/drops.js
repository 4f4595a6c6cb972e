// Photos that come from outside the page: dropped on it anywhere, or pasted.

import { byId } from "./dom.js";

/** @param ready says whether a photo is of use now; take(file) receives it */
export function listen({ ready, take }) {
  window.addEventListener("paste", (event) => {
    const file = pictureIn(event.clipboardData);
    if (file !== undefined && ready()) {
      event.preventDefault();
      take(file);
    }
  });
  let depth = 0; // dragenter and dragleave come for every element on the way
  const curtain = () => {
    byId("curtain").hidden = depth === 0;
  };
  const carriesFile = (event) => ready() && [...event.dataTransfer.types].includes("Files");
  window.addEventListener("dragenter", (event) => {
    depth += carriesFile(event) ? 1 : 0;
    curtain();
  });
  window.addEventListener("dragleave", (event) => {
    depth = Math.max(0, depth - (carriesFile(event) ? 1 : 0));
    curtain();
  });
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    curtain();
    const file = pictureIn(event.dataTransfer);
    if (file !== undefined && ready()) {
      take(file);
    }
  });
}

/** The first picture among the files, or the first file: the server says what is wrong with it. */
function pictureIn(transfer) {
  const files = [...(transfer?.files ?? [])];
  return files.find((file) => file.type.startsWith("image/")) ?? files[0];
}
