package dev.akin.engine;

import dev.akin.engine.contract.MachineCosts;
import java.time.Duration;

/**
 * What the collections of an engine share.
 *
 * @param pool where searches run
 * @param builder where indexes are built
 * @param cache what was answered lately
 * @param searchTimeout how long a search is waited for that says nothing else
 * @param admission what writes under way may hold
 * @param machine what the steps of a search cost here
 */
record EngineServices(
    SearchPool pool,
    ResultCache cache,
    Duration searchTimeout,
    IndexBuilder builder,
    WriteAdmission admission,
    MachineCosts machine) {}
