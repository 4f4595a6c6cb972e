package dev.akin.core.index;

/**
 * What a family learns from.
 *
 * @param composition the partition and code to train, without transforms and refine
 * @param sample the vectors to learn from
 * @param options threads and seed
 * @param components the parts of other packages that the composition may name
 */
public record TrainRequest(
    Composition composition, Sample sample, BuildOptions options, Components components) {}
