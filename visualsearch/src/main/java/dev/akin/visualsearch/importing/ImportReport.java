package dev.akin.visualsearch.importing;

import java.util.List;

/**
 * What an import did.
 *
 * @param known items that were in already and have not changed
 * @param encoded items whose picture was encoded
 * @param described items whose attributes alone had changed
 * @param removed items that the catalogue has no more
 * @param skipped items whose picture could not be used, sorted by name
 * @param encodeNanos time spent in the encoder, summed over threads
 */
public record ImportReport(
    int known, int encoded, int described, int removed, List<Skipped> skipped, long encodeNanos) {
  /** A picture that could not be used, and why. */
  public record Skipped(String name, String reason) {}

  public ImportReport {
    skipped = List.copyOf(skipped);
  }

  /** Whether the collection is another one than before. */
  public boolean changedAnything() {
    return encoded + described + removed > 0;
  }
}
