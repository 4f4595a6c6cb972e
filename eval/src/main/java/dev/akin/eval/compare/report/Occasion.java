package dev.akin.eval.compare.report;

import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.PriceTable;

/**
 * What a report is about, besides what was measured.
 *
 * @param base names the vectors that are searched
 * @param queries names the vectors that are searched with
 * @param metric what near means
 * @param command what was typed
 * @param prices of the machine
 */
public record Occasion(
    String base, String queries, Metric metric, String command, PriceTable prices) {}
