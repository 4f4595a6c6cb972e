package dev.akin.vision.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The smallest image models as ONNX files, written field by field (onnx.proto of opset 17): the
 * mean of every channel, as it comes from the pooling or flattened to a vector.
 */
final class TinyModel {
  private static final long[] DYNAMIC = {-1, 3, -1, -1};

  private TinyModel() {}

  /** {@code [batch, 3, height, width]} to {@code [batch, 3]}: the mean red, green and blue. */
  static byte[] meanColor() {
    return meanColor(DYNAMIC);
  }

  /** The same for an input of another shape; −1 leaves a dimension open. */
  static byte[] meanColor(long... inputShape) {
    return model(
        inputShape,
        new Message()
            .message(1, node("GlobalAveragePool", "pixel_values", "pooled"))
            .message(1, node("Flatten", "pooled", "image_embeds")),
        value("image_embeds", inputShape[0], 3));
  }

  /** Pooled but not flattened: {@code [batch, 3, 1, 1]}. */
  static byte[] unflattened() {
    return model(
        DYNAMIC,
        new Message().message(1, node("GlobalAveragePool", "pixel_values", "features")),
        value("features", -1, 3, 1, 1));
  }

  private static byte[] model(long[] inputShape, Message nodes, Message output) {
    Message graph =
        nodes.text(2, "tiny").message(11, value("pixel_values", inputShape)).message(12, output);
    Message opset = new Message().text(1, "").number(2, 17);
    return new Message().number(1, 8).message(7, graph).message(8, opset).bytes();
  }

  private static Message node(String operator, String input, String output) {
    return new Message().text(1, input).text(2, output).text(4, operator);
  }

  /** A float tensor. */
  private static Message value(String name, long... shape) {
    Message dimensions = new Message();
    for (int i = 0; i < shape.length; i++) {
      dimensions.message(
          1, shape[i] < 0 ? new Message().text(2, "d" + i) : new Message().number(1, shape[i]));
    }
    Message tensor = new Message().number(1, 1).message(2, dimensions);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A protocol buffer message: varints (wire type 0) and byte strings (wire type 2). */
  private static final class Message {
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return string(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return string(field, value.bytes());
    }

    byte[] bytes() {
      return fields.toByteArray();
    }

    private Message string(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      fields.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        fields.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      fields.write((int) rest);
    }
  }
}
