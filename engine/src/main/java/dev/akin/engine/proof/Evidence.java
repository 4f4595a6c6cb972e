package dev.akin.engine.proof;

/**
 * What lets others check a proof: on what it was measured, and the parts of its recall.
 *
 * @param fingerprint of data, index and queries
 * @param breakdown the recall by source, segment and filter
 */
public record Evidence(Fingerprint fingerprint, Breakdown breakdown) {}
