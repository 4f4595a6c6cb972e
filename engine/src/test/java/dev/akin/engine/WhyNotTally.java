package dev.akin.engine;

import dev.akin.engine.whynot.Reason;
import dev.akin.engine.whynot.WhyNot;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often one fault was named rightly. */
final class WhyNotTally {
  private final String fault;
  private final Reason expected;
  private final Map<Reason, Integer> given = new TreeMap<>();
  private int cases;
  private int right;

  WhyNotTally(String fault, Reason expected) {
    this.fault = fault;
    this.expected = expected;
  }

  /** Counts a case as right if the reason is, and what it rests on as well. */
  void add(WhyNot whyNot, boolean evidence) {
    cases++;
    right += whyNot.reason() == expected && evidence ? 1 : 0;
    given.merge(whyNot.reason(), 1, Integer::sum);
  }

  int cases() {
    return cases;
  }

  /** The share of cases in which reason and evidence were right. */
  double share() {
    return right / (double) cases;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-22s %d of %d right, given %s", fault, right, cases, given);
  }

  void print() {
    System.out.println(this);
  }
}
