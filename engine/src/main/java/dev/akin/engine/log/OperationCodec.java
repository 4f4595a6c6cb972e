package dev.akin.engine.log;

import dev.akin.engine.log.Operation.Delete;
import dev.akin.engine.log.Operation.DeletePayloadKeys;
import dev.akin.engine.log.Operation.OverwritePayload;
import dev.akin.engine.log.Operation.SetPayload;
import dev.akin.engine.log.Operation.Upsert;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch of operations as bytes, version {@value #VERSION}; little-endian.
 *
 * <pre>
 * batch     := version:uint8  count:int32  operation*count
 * operation := kind:uint8  id  body
 * id        := length:uint8  PointId bytes
 * body      := 1 upsert               dimension:int32  float32*dimension  payload
 *            | 2 set payload          payload
 *            | 3 overwrite payload    payload
 *            | 4 delete payload keys  count:int32  text*count
 *            | 5 delete               (nothing)
 * payload   := text (a JSON object)
 * text      := length:int32  UTF-8 bytes
 * </pre>
 */
final class OperationCodec {
  static final int VERSION = 1;

  private static final int BATCH_HEADER_BYTES = 5;
  private static final byte UPSERT = 1;
  private static final byte SET_PAYLOAD = 2;
  private static final byte OVERWRITE_PAYLOAD = 3;
  private static final byte DELETE_PAYLOAD_KEYS = 4;
  private static final byte DELETE = 5;

  private OperationCodec() {}

  /**
   * @throws IllegalArgumentException if the batch is empty or longer than a record may be
   */
  static ByteBuffer encode(List<Operation> operations) {
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("change log: a batch of 0 operations");
    }
    OperationWriter writer = new OperationWriter(LogFormat.MAX_BODY_BYTES);
    writer.putByte(VERSION);
    writer.putInt(operations.size());
    for (Operation operation : operations) {
      encode(operation, writer);
    }
    return writer.finish();
  }

  private static void encode(Operation operation, OperationWriter to) {
    switch (operation) {
      case Upsert(Point point) -> {
        to.putStart(UPSERT, point.id());
        to.putVector(point.vector());
        to.putBytes(point.payload().toJson());
      }
      case SetPayload(PointId id, Payload patch) -> {
        to.putStart(SET_PAYLOAD, id);
        to.putBytes(patch.toJson());
      }
      case OverwritePayload(PointId id, Payload payload) -> {
        to.putStart(OVERWRITE_PAYLOAD, id);
        to.putBytes(payload.toJson());
      }
      case DeletePayloadKeys(PointId id, List<String> keys) -> {
        to.putStart(DELETE_PAYLOAD_KEYS, id);
        to.putInt(keys.size());
        keys.forEach(key -> to.putBytes(key.getBytes(StandardCharsets.UTF_8)));
      }
      case Delete(PointId id) -> to.putStart(DELETE, id);
    }
  }

  /** How many operations {@link #decode} will give. */
  static int count(ByteBuffer batch) {
    if (batch.remaining() < BATCH_HEADER_BYTES) {
      throw new IllegalArgumentException("batch of %d bytes".formatted(batch.remaining()));
    }
    int version = batch.get(batch.position());
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "batch version %d, this program reads %d".formatted(version, VERSION));
    }
    int count = batch.getInt(batch.position() + 1);
    if (count < 1 || count > batch.remaining()) {
      throw new IllegalArgumentException(
          "batch of %d operations in %d bytes".formatted(count, batch.remaining()));
    }
    return count;
  }

  /**
   * @throws IllegalArgumentException if the bytes are not a batch
   */
  static List<Operation> decode(ByteBuffer batch) {
    int count = count(batch);
    ByteBuffer from =
        batch
            .slice(batch.position() + BATCH_HEADER_BYTES, batch.remaining() - BATCH_HEADER_BYTES)
            .order(batch.order());
    List<Operation> operations = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        operations.add(decodeOne(from));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "batch ends inside operation %d of %d".formatted(operations.size() + 1, count), e);
    }
    if (from.hasRemaining()) {
      throw new IllegalArgumentException(
          "%d bytes after the last of %d operations".formatted(from.remaining(), count));
    }
    return operations;
  }

  private static Operation decodeOne(ByteBuffer from) {
    byte kind = from.get();
    PointId id = PointId.fromBytes(bytes(from, Byte.toUnsignedInt(from.get())));
    return switch (kind) {
      case UPSERT -> {
        float[] vector = vector(from);
        yield new Upsert(new Point(id, vector, payload(from)));
      }
      case SET_PAYLOAD -> new SetPayload(id, payload(from));
      case OVERWRITE_PAYLOAD -> new OverwritePayload(id, payload(from));
      case DELETE_PAYLOAD_KEYS -> new DeletePayloadKeys(id, keys(from));
      case DELETE -> new Delete(id);
      default -> throw new IllegalArgumentException("operation of unknown kind " + kind);
    };
  }

  private static float[] vector(ByteBuffer from) {
    int dimension = length(from, Float.BYTES);
    float[] vector = new float[dimension];
    from.asFloatBuffer().get(vector);
    from.position(from.position() + dimension * Float.BYTES);
    return vector;
  }

  private static Payload payload(ByteBuffer from) {
    return Payload.fromJson(bytes(from, length(from, 1)));
  }

  private static List<String> keys(ByteBuffer from) {
    int count = length(from, Integer.BYTES);
    List<String> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(new String(bytes(from, length(from, 1)), StandardCharsets.UTF_8));
    }
    return keys;
  }

  /** A count whose elements, of at least {@code elementBytes} each, are all still to come. */
  private static int length(ByteBuffer from, int elementBytes) {
    int length = from.getInt();
    if (length < 0 || length > from.remaining() / elementBytes) {
      throw new IllegalArgumentException(
          "a length of %d with %d bytes left".formatted(length, from.remaining()));
    }
    return length;
  }

  private static byte[] bytes(ByteBuffer from, int length) {
    if (length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
