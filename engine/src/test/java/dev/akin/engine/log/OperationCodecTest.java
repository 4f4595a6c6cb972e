package dev.akin.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel-independent")
final class OperationCodecTest {
  @SeededTest(50)
  void everyOperationReadsBack(Seed seed) {
    List<Operation> batch = Operations.batch(20, seed.random());
    ByteBuffer bytes = OperationCodec.encode(batch);
    assertThat(OperationCodec.count(bytes)).isEqualTo(20);
    assertThat(OperationCodec.decode(bytes)).isEqualTo(batch);
  }

  @SeededTest(50)
  void anyDamageIsAnErrorOrAnotherBatchButNeverMore(Seed seed) {
    SplittableRandom random = seed.random();
    byte[] whole = bytes(OperationCodec.encode(Operations.batch(3, random)));
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      decodeOrRefuse(wrap(damaged, damaged.length));
      decodeOrRefuse(wrap(whole, random.nextInt(whole.length)));
    }
  }

  @Test
  void lengthsAreBoundedByWhatIsThere() {
    ByteBuffer bytes =
        OperationCodec.encode(
            List.of(new Operation.Upsert(new Point(PointId.of(1), new float[2], Payload.empty()))));
    bytes.putInt(5 + 2 + 9, Integer.MAX_VALUE);
    assertThatThrownBy(() -> OperationCodec.decode(bytes))
        .hasMessage("a length of 2147483647 with 14 bytes left");
  }

  @Test
  void anUnknownVersionOrKindIsNamed() {
    ByteBuffer bytes = OperationCodec.encode(List.of(new Operation.Delete(PointId.of(1))));
    bytes.put(5, (byte) 77);
    assertThatThrownBy(() -> OperationCodec.decode(bytes))
        .hasMessage("operation of unknown kind 77");
    bytes.put(0, (byte) 9);
    assertThatThrownBy(() -> OperationCodec.decode(bytes))
        .hasMessage("batch version 9, this program reads 1");
  }

  @Test
  void emptyAndOversizeBatchesAreRefused() {
    assertThatThrownBy(() -> OperationCodec.encode(List.of()))
        .hasMessage("change log: a batch of 0 operations");
    Operation large =
        new Operation.Upsert(new Point(PointId.of(1), new float[20 << 20], Payload.empty()));
    assertThatThrownBy(() -> OperationCodec.encode(List.of(large, large)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 134217728");
  }

  private static void decodeOrRefuse(ByteBuffer bytes) {
    try {
      assertThat(OperationCodec.decode(bytes)).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static ByteBuffer wrap(byte[] bytes, int length) {
    return ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
