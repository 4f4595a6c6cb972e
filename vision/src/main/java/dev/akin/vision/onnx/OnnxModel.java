package dev.akin.vision.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.akin.vision.encoder.EncoderException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image model in ONNX Runtime: one float input {@code [batch, 3, height, width]}, one float
 * output {@code [batch, dimension]}. Where a model has several outputs, the one named as exporters
 * name the pooled vector is taken.
 *
 * <p>Any number of threads may run it at once; {@link #close} must not overlap a run.
 */
final class OnnxModel implements AutoCloseable {
  private static final List<String> POOLED = List.of("image_embeds", "pooler_output", "embeddings");

  private final String file;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final long[] inputShape;
  private final String output;

  private OnnxModel(String file, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    this.file = file;
    this.environment = environment;
    this.session = session;
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw new EncoderException(
          "%s: %d inputs %s; an image encoder has one"
              .formatted(file, inputs.size(), inputs.keySet()));
    }
    this.input = inputs.keySet().iterator().next();
    this.inputShape = floatShape("input", input, inputs);
    if (inputShape.length != 4 || inputShape[1] != 3) {
      throw new EncoderException(
          "%s: input \"%s\" has the shape %s; [batch, 3, height, width] is expected"
              .formatted(file, input, Arrays.toString(inputShape)));
    }
    this.output = pooledOutput(session.getOutputInfo());
  }

  /**
   * Loads a model.
   *
   * @throws EncoderException if ONNX Runtime cannot load it or its shapes are not those of an image
   *     encoder
   */
  static OnnxModel open(Path path, int threads) {
    String file = path.toString();
    OrtSession session = null;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Errors come as exceptions; idle threads sleep, for the cores are needed for decoding and
      // search.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(file, options);
      return new OnnxModel(file, environment, session);
    } catch (OrtException | EncoderException e) {
      closeQuietly(session, e);
      throw e instanceof EncoderException known
          ? known
          : new EncoderException(file + ": ONNX Runtime cannot load it: " + e.getMessage(), e);
    }
  }

  private static void closeQuietly(@Nullable OrtSession session, Exception reason) {
    if (session != null) {
      try {
        session.close();
      } catch (OrtException e) {
        reason.addSuppressed(e);
      }
    }
  }

  private String pooledOutput(Map<String, NodeInfo> outputs) {
    Set<String> names = outputs.keySet();
    String name =
        POOLED.stream()
            .filter(names::contains)
            .findFirst()
            .orElseGet(() -> names.size() == 1 ? names.iterator().next() : "");
    if (name.isEmpty()) {
      throw new EncoderException(
          "%s: outputs %s; one output, or one of %s, is expected".formatted(file, names, POOLED));
    }
    long[] shape = floatShape("output", name, outputs);
    if (shape.length != 2) {
      throw new EncoderException(
          "%s: output \"%s\" has the shape %s; [batch, dimension] is expected (export the model with its pooling)"
              .formatted(file, name, Arrays.toString(shape)));
    }
    return name;
  }

  private long[] floatShape(String kind, String name, Map<String, NodeInfo> nodes) {
    @Nullable NodeInfo node = nodes.get(name);
    if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
      throw new EncoderException("%s: %s \"%s\" is no tensor".formatted(file, kind, name));
    }
    if (tensor.type != OnnxJavaType.FLOAT) {
      throw new EncoderException(
          "%s: %s \"%s\" holds %s; float32 is expected".formatted(file, kind, name, tensor.type));
    }
    return tensor.getShape();
  }

  /** Says that the model takes pictures of this size. */
  void checkInput(int height, int width) {
    if ((inputShape[2] > 0 && inputShape[2] != height)
        || (inputShape[3] > 0 && inputShape[3] != width)) {
      throw new EncoderException(
          "%s: input \"%s\" has the shape %s, %s makes pictures of height %d and width %d"
              .formatted(
                  file,
                  input,
                  Arrays.toString(inputShape),
                  OnnxEncoder.PREPROCESSING,
                  height,
                  width));
    }
  }

  /** Most pictures per run: the model's own fixed batch, or any number. */
  int largestBatch() {
    return inputShape[0] > 0 ? Math.toIntExact(inputShape[0]) : Integer.MAX_VALUE;
  }

  /**
   * Runs the model.
   *
   * @param pixels direct, {@code [batch][3][height][width]} from its start
   * @return {@code [batch][dimension]}, not normalised
   */
  float[][] run(FloatBuffer pixels, int batch, int height, int width) {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, pixels, new long[] {batch, 3, height, width});
        OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
      if (result.get(0).getValue() instanceof float[][] vectors && vectors.length == batch) {
        return vectors;
      }
      throw new EncoderException(
          "%s: output \"%s\" is %s for %d pictures"
              .formatted(file, output, result.get(0).getInfo(), batch));
    } catch (OrtException e) {
      throw new EncoderException(file + ": run failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderException(file + ": closing failed: " + e.getMessage(), e);
    }
  }
}
