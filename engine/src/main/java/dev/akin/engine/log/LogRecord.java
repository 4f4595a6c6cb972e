package dev.akin.engine.log;

/**
 * One operation at its place in the log.
 *
 * @param sequence its place: the first operation of a collection has 1, the next one 2, without
 *     gaps
 * @param operation the change
 */
public record LogRecord(long sequence, Operation operation) {}
