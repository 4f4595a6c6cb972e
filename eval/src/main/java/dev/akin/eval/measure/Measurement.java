package dev.akin.eval.measure;

/**
 * What one setting of one index showed.
 *
 * @param index the index
 * @param setting its knobs
 * @param quality of its answers
 * @param speed of its searches
 */
public record Measurement(MeasuredIndex index, Setting setting, Quality quality, Speed speed) {}
