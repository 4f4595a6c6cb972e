package dev.akin.engine.write;

/**
 * A state of a collection's points: readings with the same moment, compared by identity, hold the
 * same points, however they are spread over recent writes and segments.
 */
public final class Moment {
  Moment() {}
}
