package dev.akin.eval.geometry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that are equal bit for bit, told by 64-bit hashes: two different rows count as equal by
 * chance once in 2⁶⁴ pairs, which for a billion rows is 3 %.
 *
 * @param rows how many there are
 * @param distinct how many different ones
 * @param largestGroup how often the most frequent one occurs
 */
public record Duplicates(long rows, long distinct, long largestGroup) {
  /**
   * Counts.
   *
   * @param hashes one per row; sorted by this
   */
  static Duplicates of(long[] hashes) {
    Arrays.sort(hashes);
    long distinct = 0;
    long largest = 0;
    int from = 0;
    while (from < hashes.length) {
      int to = from + 1;
      while (to < hashes.length && hashes[to] == hashes[from]) {
        to++;
      }
      distinct++;
      largest = Math.max(largest, to - from);
      from = to;
    }
    return new Duplicates(hashes.length, distinct, largest);
  }

  /** Rows that repeat an earlier one. */
  public long repeated() {
    return rows - distinct;
  }

  /** The share of rows that repeat an earlier one. */
  public double share() {
    return rows == 0 ? 0 : (double) repeated() / rows;
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("repeated", repeated());
    json.put("share", share());
    json.put("largestGroup", largestGroup);
    return json;
  }
}
