// The bar at the bottom: what was measured on this collection. Each fact explains itself on hover and on focus.

import { SEAL, byId, h, icon } from "./dom.js";
import { bytes, integer, millis, percent } from "./words.js";

/**
 * @param collection what GET collections/{name} answers
 * @param proof what GET collections/{name}/proof answers, or undefined before the first measurement
 */
export function show(collection, proof) {
  const facts = [...(proof ? measured(proof) : [unproven(collection.contract)]), ...present(collection)];
  byId("proof").replaceChildren(h("ul", {}, proof?.keepsContract && seal(), facts.map(fact)));
  byId("proof").onkeydown = (event) => {
    if (event.key === "Escape") {
      event.target.closest(".fact")?.classList.add("closed");
    }
  };
}

function seal() {
  return h("li", { "aria-hidden": "true" }, icon("seal", ...SEAL));
}

function measured({ recall, latencyMillis, contract, when, keepsContract }) {
  const asked = `The contract asks for ${percent(contract.recall)} at ${contract.k}`;
  return [
    {
      label: `Recall@${recall.k}`,
      value: percent(recall.value),
      aside: `${percent(recall.low)} – ${percent(recall.high)}`,
      tip: `Of the ${recall.k} products that are truly nearest, this share is found. Measured against exact search on ${integer(recall.queries)} held-out queries, with a 95 % confidence interval. ${asked}: ${keepsContract ? "kept" : "not kept"}.`,
    },
    {
      label: "p99",
      value: millis(latencyMillis.p99),
      tip: `99 of 100 searches took the server less than this, half of them less than ${millis(latencyMillis.p50)}. Measured ${new Date(when).toLocaleString("en")}.`,
    },
  ];
}

const unproven = (contract) => ({
  label: "Recall",
  value: "not measured yet",
  tip: `The contract asks for ${percent(contract.recall)} at ${contract.k}. A proof compares the answers with exact search on held-out queries.`,
});

function present({ points_count: points, memoryBytes, diskBytes, plan, plans, indexing }) {
  const building = indexing.indexed < indexing.wanted;
  return [
    {
      label: "Memory",
      value: bytes(memoryBytes),
      tip: `Live heap and mapped sections, without the full vectors that only re-score candidates. On disk: ${bytes(diskBytes)}.`,
    },
    { label: plan ? "Vectors" : "Points", value: integer(points), tip: "Products that can be found now." },
    ...Object.entries(plans ?? { "": plan }).map(([name, { index, why }]) => ({
      label: name === "" ? "Plan" : `Plan for ${name}`,
      value: index,
      aside: building ? `building, ${percent(indexing.indexed / indexing.wanted)}` : undefined,
      tip: `Why: ${why}`,
    })),
  ];
}

function fact({ label, value, aside, tip }, i) {
  const id = `fact-${i}`;
  const wrapper = h(
    "li.fact",
    { onmouseenter: () => wrapper.classList.remove("closed"), onfocusin: () => wrapper.classList.remove("closed") },
    h(
      "button",
      { type: "button", "aria-describedby": id },
      h("span.label", {}, label),
      h("span.value", {}, value),
      aside !== undefined && h("span.aside", {}, aside),
    ),
    h("div.tip", { role: "tooltip", id }, tip),
  );
  return wrapper;
}
