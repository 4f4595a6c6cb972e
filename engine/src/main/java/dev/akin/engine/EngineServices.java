package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;

/**
 * What the collections of an engine share.
 *
 * @param pool where searches run
 * @param builder where indexes are built
 * @param admission what writes under way may hold
 * @param machine what the steps of a search cost here
 */
record EngineServices(
    SearchPool pool, IndexBuilder builder, WriteAdmission admission, MachineCosts machine) {}
