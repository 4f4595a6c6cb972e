package dev.akin.engine.query;

/**
 * A search and the points among which it is made.
 *
 * @param deadline after which no further segment is searched
 */
public record Question(SearchTask task, Selection selection, Deadline deadline) {}
