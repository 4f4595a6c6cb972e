package dev.akin.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class BoundedBodyTest {
  @Test
  void givesABodyOfExactlyTheLimit() throws IOException {
    byte[] bytes = new byte[1_000];
    assertThat(BoundedBody.open(new ByteArrayInputStream(bytes), 1_000, 1_000).readAllBytes())
        .hasSize(1_000);
    assertThat(BoundedBody.open(new ByteArrayInputStream(bytes), -1, 1_000).readAllBytes())
        .hasSize(1_000);
  }

  @Test
  void refusesAnAnnouncedLengthAndDrainsIt() {
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[1_001]);
    assertThatThrownBy(() -> BoundedBody.open(in, 1_001, 1_000))
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.status()).isEqualTo(413))
        .hasMessage("body of 1001 bytes, this server takes 1000");
    assertThat(in.available()).isZero();
  }

  @Test
  void refusesAnUnannouncedBodyOnceItIsTooLong() {
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[5_000]);
    assertThatThrownBy(() -> BoundedBody.open(in, -1, 1_000).readAllBytes())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("more than 1000 bytes");
    assertThat(in.available()).isZero();
  }

  @Test
  void drainsOnlySoMuch() {
    int endless = (int) (2 * BoundedBody.DRAINED_BYTES);
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[endless]);
    assertThatThrownBy(() -> BoundedBody.open(in, endless, 1_000))
        .isInstanceOf(RefusedException.class);
    assertThat(in.available()).isEqualTo((int) (endless - BoundedBody.DRAINED_BYTES));
  }
}
