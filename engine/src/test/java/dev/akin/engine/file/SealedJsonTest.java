package dev.akin.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SealedJsonTest {
  private static final byte[] OBJECT = bytes("{\"a\":1,\"b\":\"ü\"}");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aSealedObjectIsReadAgainAndAnOlderOneAsItIs() {
    byte[] sealed = SealedJson.seal(OBJECT);
    assertThat(new String(sealed, StandardCharsets.UTF_8))
        .matches("\\{\"a\":1,\"b\":\"ü\",\"crc32c\":\"[0-9a-f]{8}\"}");
    assertThat(SealedJson.open(sealed)).isEqualTo(OBJECT);
    assertThat(SealedJson.open(OBJECT)).isEqualTo(OBJECT);
    assertThat(SealedJson.open(new byte[0])).isEmpty();
  }

  @Test
  void everyFlippedBitOfTheObjectIsNoticed() {
    byte[] sealed = SealedJson.seal(OBJECT);
    for (int bit = 0; bit < 8 * (OBJECT.length - 1); bit++) {
      byte[] damaged = sealed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> SealedJson.open(damaged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("checksum [0-9a-f]{8}, expected [0-9a-f]{8}");
    }
  }
}
