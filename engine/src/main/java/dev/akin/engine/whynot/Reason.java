package dev.akin.engine.whynot;

import java.util.Locale;

/**
 * Why a point is, or is not, in an answer. The first that holds in this order is the reason, so
 * that what is decided by the point comes before what is decided by the search.
 *
 * <p>There is none for a point that was written and is not visible yet: a write that was
 * acknowledged is found by every search that starts afterwards.
 */
public enum Reason {
  /** No trace of a point of this id: it never was, or it was deleted and merged away. */
  NOT_STORED,
  /** The point was deleted; a trace of it is left. */
  DELETED,
  /** The point came to its end by the collection's time to live. */
  EXPIRED,
  /** It is the point that the search looks near to, which is left out of the answer. */
  IS_TARGET,
  /** The point has no vector of the name that is compared. */
  OTHER_VECTOR,
  /** The filter does not accept the point. */
  FILTERED_OUT,
  /** It is in the answer. */
  FOUND,
  /** It was found among those that the offset skips. */
  BEFORE_WINDOW,
  /** Others are nearer, by exact distances; nothing was lost. */
  OUTRANKED,
  /** Its score is below the lowest that is a result. */
  BELOW_SCORE_THRESHOLD,
  /** No links of the segment's graph lead to it, so that no walk finds it. */
  UNREACHABLE,
  /** Links lead to it, and the walk kept too few candidates to come there. */
  BEAM_TOO_NARROW,
  /** The codes made it look farther than it is, and it was not refined. */
  LOST_TO_QUANTIZATION;

  /** The reason as it is written in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
