package dev.akin.engine.proving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.proof.ProofProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentHashesTest {
  @TempDir private Path folder;

  private ContentHashes.Hashes hashes(String name, int[] segments, int recent) throws IOException {
    try (Scattered points = new Scattered(folder.resolve(name), segments, recent)) {
      Steps steps = Steps.begin(ProofProgress.none(), "hashing", 100);
      return ContentHashes.of(points.all(), points.search(), steps);
    }
  }

  @Test
  void dataAreTheSameInAnySegmentsAndTheIndexIsNot() throws IOException {
    ContentHashes.Hashes whole = hashes("whole", new int[] {60}, 0);
    ContentHashes.Hashes again = hashes("again", new int[] {60}, 0);
    ContentHashes.Hashes parts = hashes("parts", new int[] {30, 20}, 10);
    ContentHashes.Hashes fewer = hashes("fewer", new int[] {59}, 0);
    assertThat(again).isEqualTo(whole);
    assertThat(parts.data()).isEqualTo(whole.data());
    assertThat(parts.index()).isNotEqualTo(whole.index());
    assertThat(fewer.data()).isNotEqualTo(whole.data());
  }

  @Test
  void aSumOfDigestsIgnoresTheirOrderAndCarries() {
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) -1);
    byte[] two = new byte[32];
    two[31] = 2;
    MultisetHash hash = new MultisetHash();
    hash.add(ones);
    hash.add(two);
    byte[] one = new byte[32];
    one[31] = 1;
    assertThat(hash.bytes()).isEqualTo(one);
    MultisetHash other = new MultisetHash();
    other.add(two);
    other.add(ones);
    assertThat(other.bytes()).isEqualTo(one);
    other.add(one);
    assertThat(other.bytes()).isNotEqualTo(one);
  }
}
