package dev.akin.engine.log;

import dev.akin.engine.log.Operation.Delete;
import dev.akin.engine.log.Operation.DeletePayloadKeys;
import dev.akin.engine.log.Operation.DeleteVectors;
import dev.akin.engine.log.Operation.OverwritePayload;
import dev.akin.engine.log.Operation.SetPayload;
import dev.akin.engine.log.Operation.SetVectors;
import dev.akin.engine.log.Operation.Upsert;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 *            | 6 upsert named         vectors  payload
 *            | 7 set vectors          vectors
 *            | 8 delete vectors       count:int32  text*count
 * vectors   := count:int32  (text  dimension:int32  float32*dimension)*count
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
  private static final byte UPSERT_NAMED = 6;
  private static final byte SET_VECTORS = 7;
  private static final byte DELETE_VECTORS = 8;

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
        Optional<float[]> unnamed = point.vectors().get(NamedVectors.UNNAMED);
        if (unnamed.isPresent()) {
          to.putStart(UPSERT, point.id());
          to.putVector(unnamed.get());
        } else {
          to.putStart(UPSERT_NAMED, point.id());
          putVectors(point.vectors(), to);
        }
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
        putTexts(keys, to);
      }
      case Delete(PointId id) -> to.putStart(DELETE, id);
      case SetVectors(PointId id, NamedVectors vectors) -> {
        to.putStart(SET_VECTORS, id);
        putVectors(vectors, to);
      }
      case DeleteVectors(PointId id, List<String> names) -> {
        to.putStart(DELETE_VECTORS, id);
        putTexts(names, to);
      }
    }
  }

  private static void putVectors(NamedVectors vectors, OperationWriter to) {
    to.putInt(vectors.names().size());
    for (String name : vectors.names()) {
      to.putBytes(name.getBytes(StandardCharsets.UTF_8));
      to.putVector(vectors.get(name).orElseThrow());
    }
  }

  private static void putTexts(List<String> texts, OperationWriter to) {
    to.putInt(texts.size());
    texts.forEach(text -> to.putBytes(text.getBytes(StandardCharsets.UTF_8)));
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
      case DELETE_PAYLOAD_KEYS -> new DeletePayloadKeys(id, texts(from));
      case DELETE -> new Delete(id);
      case UPSERT_NAMED -> {
        NamedVectors vectors = vectors(from);
        yield new Upsert(new Point(id, vectors, payload(from)));
      }
      case SET_VECTORS -> new SetVectors(id, vectors(from));
      case DELETE_VECTORS -> new DeleteVectors(id, texts(from));
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

  private static NamedVectors vectors(ByteBuffer from) {
    int count = length(from, 2 * Integer.BYTES);
    Map<String, float[]> vectors = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = text(from);
      vectors.put(name, vector(from));
    }
    return NamedVectors.of(vectors);
  }

  private static List<String> texts(ByteBuffer from) {
    int count = length(from, Integer.BYTES);
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text(from));
    }
    return texts;
  }

  private static String text(ByteBuffer from) {
    return new String(bytes(from, length(from, 1)), StandardCharsets.UTF_8);
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
