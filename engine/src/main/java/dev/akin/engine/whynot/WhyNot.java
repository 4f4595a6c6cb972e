package dev.akin.engine.whynot;

import dev.akin.engine.point.PointId;

/**
 * Why a point is not in the answer to a search, or that it is.
 *
 * @param id the point that was looked for
 * @param wanted the part of the ranking that was asked for
 * @param reason the first reason that holds
 * @param evidence what was found out on the way to it
 */
public record WhyNot(PointId id, Wanted wanted, Reason reason, Evidence evidence) {
  /** The reason in one English sentence, with its numbers. */
  public String sentence() {
    return new Sentence(this).text();
  }
}
