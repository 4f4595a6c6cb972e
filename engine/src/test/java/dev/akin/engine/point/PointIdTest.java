package dev.akin.engine.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointIdTest {
  @Test
  void numbersAreUnsigned() {
    assertThat(PointId.of(-1)).hasToString("18446744073709551615");
    assertThat(PointId.parse("18446744073709551615")).isEqualTo(PointId.of(-1));
    assertThat(PointId.of(-1)).isGreaterThan(PointId.of(Long.MAX_VALUE));
  }

  @Test
  void uuidsHaveThreeSpellings() {
    PointId id = PointId.of(UUID.fromString("936da01f-9abd-4d9d-80c7-02af85c822a8"));

    assertThat(PointId.parse("936DA01F-9abd-4d9d-80c7-02af85c822a8")).isEqualTo(id);
    assertThat(PointId.parse("936da01f9abd4d9d80c702af85c822a8")).isEqualTo(id);
    assertThat(PointId.parse("urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8")).isEqualTo(id);
    assertThat(id).hasToString("936da01f-9abd-4d9d-80c7-02af85c822a8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5",
        "abc",
        "1-1-1-1-1",
        "18446744073709551616",
        "99999999999999999999",
        "urn:uuid:12"
      })
  void otherTextIsRefusedAndQuoted(String text) {
    assertThatThrownBy(() -> PointId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void bytesReadBackAndKeepTheOrder() {
    Random random = new Random(7);
    List<PointId> ids = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ids.add(PointId.of(random.nextLong() >> random.nextInt(64)));
      ids.add(PointId.of(new UUID(random.nextLong(), random.nextLong() >> random.nextInt(64))));
    }
    assertThat(ids).allSatisfy(id -> assertThat(PointId.fromBytes(id.toBytes())).isEqualTo(id));
    assertThat(ids).allSatisfy(id -> assertThat(PointId.parse(id.toString())).isEqualTo(id));

    List<PointId> byBytes = new ArrayList<>(ids);
    byBytes.sort((a, b) -> Arrays.compareUnsigned(a.toBytes(), b.toBytes()));
    Collections.sort(ids);
    assertThat(byBytes).isEqualTo(ids);
  }

  @Test
  void brokenBytesAreRefusedWithTheirLength() {
    assertThatThrownBy(() -> PointId.fromBytes(new byte[0])).hasMessageContaining("no bytes");
    assertThatThrownBy(() -> PointId.fromBytes(new byte[8]))
        .hasMessageContaining("8 bytes of kind 0");
    assertThatThrownBy(() -> PointId.fromBytes(new byte[17]))
        .hasMessageContaining("17 bytes of kind 0");
  }
}
