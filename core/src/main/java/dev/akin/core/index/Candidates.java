package dev.akin.core.index;

/** Vectors that may be among the nearest, by the lower bounds of their distances. */
public interface Candidates {
  /** How many there are. */
  int count();

  /** The {@code i}-th, a {@link CandidateKey} of lower bound and ordinal, in no order. */
  long candidate(int i);

  /** What finding them cost; whether the budget ended it. */
  SearchStatistics statistics();
}
