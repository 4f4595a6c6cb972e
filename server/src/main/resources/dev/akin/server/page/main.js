// Ties the parts together: an address is read into a view, the view is fetched and shown, and whatever a person does is a new address.

import * as address from "./address.js";
import * as api from "./api.js";
import * as asking from "./asking.js";
import { Catalogue } from "./catalogue.js";
import { byId } from "./dom.js";
import * as drops from "./drops.js";
import * as facets from "./facets.js";
import { size } from "./filters.js";
import * as photo from "./photo.js";
import * as proof from "./proof.js";
import * as results from "./results.js";
import { plural } from "./words.js";

const LONGEST_TRAIL = 4;

let names = [];
let catalogue; // the collection that is shown
let view = address.read(location.search); // what is shown of it
let asked; // what it is searched by
let running = new AbortController();

// Going somewhere

/** Shows a view as a new entry of the history. The trail is the way that led there: [{ title, href }]. */
function go(next, trail, { focus = true } = {}) {
  history.pushState({ trail }, "", address.write(next));
  if (focus) {
    window.scrollTo({ top: 0 });
  }
  return render({ focus });
}

const trailHere = () => history.state?.trail ?? [];

/** The trail of the next step: what is searched by now becomes a part of the way. */
const trailBeyond = () =>
  [...trailHere(), ...(asked === undefined ? [] : [{ title: asked.title, href: address.write(view) }])].slice(-LONGEST_TRAIL);

/** Follows a link of ours without loading the page anew, unless a new tab or window is wanted. */
function follow(event, next, trail) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button > 0) {
    return;
  }
  event.preventDefault();
  go(next, trail);
}

function followTrail(event, href) {
  const at = trailHere().findIndex((step) => step.href === href);
  follow(event, address.read(href), trailHere().slice(0, Math.max(0, at)));
}

const changeFilter = (filter) => go({ ...view, filter }, trailHere(), { focus: false });

async function pick(file) {
  results.hideNotice();
  results.setBusy(true);
  asking.busy("Looking at the photo …");
  try {
    const key = await photo.add(catalogue.name, file);
    await go({ ...view, like: undefined, photo: key }, []);
  } catch (failure) {
    results.setBusy(false);
    showAsked();
    results.showNotice("This file cannot be searched by", failure.message, { error: true });
  }
}

// Showing a view

async function render({ focus = false } = {}) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    view = address.read(location.search);
    view.collection ??= names[0];
    await show(signal);
    if (focus) {
      byId("results").focus({ preventScroll: true });
    }
  } catch (failure) {
    if (!signal.aborted) {
      showFailure(failure);
    }
  }
}

async function show(signal) {
  await open(view.collection, signal);
  results.hideNotice();
  results.setBusy(true);
  results.showChips(view.filter, { change: changeFilter });
  const found = await catalogue.asked(view);
  const [page, count, counted] = await Promise.all([
    catalogue.page(view.filter, { by: found?.by, signal }),
    catalogue.count(view.filter, { by: found?.by, signal }),
    catalogue.facets(view.filter, signal),
  ]);
  signal.throwIfAborted();
  asked = found;
  showAsked();
  showFacets(counted, plural(count, "product"));
  showHead(count);
  showPage(page, count, signal);
}

async function open(name, signal) {
  if (name === undefined) {
    throw new api.Failure("There is no collection yet.", 404);
  }
  if (catalogue?.name !== name) {
    results.showGhosts();
    const opened = await Catalogue.open(name);
    signal.throwIfAborted();
    catalogue = opened;
    byId("collection").value = name;
    showProof(opened);
  }
}

async function showProof(shown) {
  const measured = shown.details.proven ? await api.proof(shown.name, shown.using).catch(() => undefined) : undefined;
  if (catalogue === shown) {
    proof.show(shown.details, measured);
  }
}

function showAsked() {
  const trail = [{ title: "All products", href: address.write(address.browsing(view)) }, ...trailHere()];
  asking.show(asked && { ...asked, trail }, { searchable: catalogue.searchable, on: { pick, follow: followTrail } });
}

function showFacets(counted, words) {
  facets.show(counted, view.filter, { change: changeFilter, redraw: () => showFacets(counted, words) }, words);
}

function showHead(count) {
  const products = plural(count, "product");
  const words = size(view.filter) > 0 ? `${products} with these properties` : products;
  results.showHead(asked?.heading ?? "All products", asked === undefined ? words : `${words}, the most alike first`);
  document.title = asked === undefined ? "Akin – search by picture" : `${asked.title} – Akin`;
}

function showPage(page, count, signal) {
  const likeOf = (point) => ({ ...view, photo: undefined, like: point.id });
  const context = {
    catalogue,
    hrefOf: (point) => address.write(likeOf(point)),
    open: (event, point) => follow(event, likeOf(point), trailBeyond()),
  };
  results.showPoints(page.points, context);
  results.showMore(more(page.next, context, signal));
  if (page.points.length === 0) {
    showNothing(count);
  }
}

/** What "Show more" does: undefined where there is no more. */
function more(from, context, signal) {
  if (from === undefined) {
    return undefined;
  }
  return async () => {
    results.setBusy(true);
    try {
      const page = await catalogue.page(view.filter, { by: asked?.by, from, signal });
      results.showPoints(page.points, context, true);
      results.showMore(more(page.next, context, signal));
    } catch (failure) {
      if (!signal.aborted) {
        showFailure(failure);
      }
    }
  };
}

function showNothing(count) {
  if (size(view.filter) > 0) {
    const action = { label: "Clear all filters", run: () => changeFilter(address.EMPTY_FILTER) };
    results.showNotice("Nothing matches", "No product has all of these properties at once.", { action });
  } else if (count === 0) {
    results.showNotice("Nothing here yet", "This collection has no products. They appear here once they are loaded.");
  } else {
    results.showNotice("Nothing is like it", "This is the only product of the collection.");
  }
}

function showFailure(failure) {
  results.setBusy(false);
  results.showMore(undefined);
  results.showPoints([]);
  results.showHead("Products", "");
  if (failure.status === 401) {
    results.askForKey(failure.message, (key) => {
      api.useKey(key);
      start();
    });
    return;
  }
  const missing = failure.status === 404;
  const collection = names.includes(view.collection) ? view.collection : names[0];
  const action =
    missing && collection !== undefined
      ? { label: "Start again", run: () => go({ collection, filter: address.EMPTY_FILTER }, []) }
      : { label: "Try again", run: start };
  results.showNotice(missing ? "Not found" : "That did not work", failure.message, { error: true, action });
}

// Starting

async function start() {
  results.hideNotice();
  results.showGhosts();
  try {
    names = await api.collections();
    byId("collection").replaceChildren(...names.map((name) => new Option(name, name)));
    byId("switcher").hidden = names.length < 2;
  } catch (failure) {
    showFailure(failure);
    return;
  }
  await render();
}

window.addEventListener("popstate", () => render());
byId("home").addEventListener("click", (event) => catalogue && follow(event, address.browsing(view), []));
byId("collection").addEventListener("change", (event) => go({ collection: event.target.value, filter: address.EMPTY_FILTER }, []));
drops.listen({ ready: () => catalogue?.searchable === true, take: pick });
start();
