package dev.akin.vision.onnx;

import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.encoder.UnitVector;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.preprocess.Preprocessor;
import dev.akin.vision.preprocess.PreprocessorFormat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/**
 * An encoder that runs a trained model: a folder with {@value #MODEL} and {@value #PREPROCESSING},
 * as model hubs publish them. Vectors are L2-normalised here, whether or not the model does it.
 *
 * <p>Thread-safe. {@link #encode} does all its work on the calling thread and {@link
 * OnnxParameters#threads} − 1 others; {@link #encodeBatch} prepares pictures on the common pool.
 * Closing waits for encodings under way.
 */
public final class OnnxEncoder implements ImageEncoder {
  /** The model's file. */
  public static final String MODEL = "model.onnx";

  /** The file that says how pictures are prepared. */
  public static final String PREPROCESSING = "preprocessor_config.json";

  private static final long MAXIMUM_CONFIG_BYTES = 1 << 20;

  private final String name;
  private final String identity;
  private final OnnxModel model;
  private final Preprocessor preprocessor;
  private final int batchSize;
  private final int dimension;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxEncoder(Path folder, OnnxModel model, Preprocessor preprocessor, int batchSize) {
    this.name = name(folder);
    this.identity = ModelHash.identity(name, folder);
    this.model = model;
    this.preprocessor = preprocessor;
    this.batchSize = Math.min(batchSize, model.largestBatch());
    model.checkInput(preprocessor.height(), preprocessor.width());
    // A first run shows the dimension, which shapes may leave open, and that the model runs at all.
    Picture black = Picture.of(1, 1, new byte[3]);
    this.dimension = run(List.of(black))[0].length;
  }

  /**
   * Opens a model. Costs loading it and one run.
   *
   * @param folder with {@value #MODEL} and {@value #PREPROCESSING}
   * @throws EncoderException if a file is missing, or the model or its preprocessing cannot be used
   */
  public static OnnxEncoder open(Path folder, OnnxParameters parameters) {
    Path modelFile = existing(folder, MODEL);
    Path configFile = existing(folder, PREPROCESSING);
    Preprocessor preprocessor =
        PreprocessorFormat.read(configFile.toString(), readConfig(configFile));
    OnnxModel model = OnnxModel.open(modelFile, parameters.threads());
    try {
      return new OnnxEncoder(folder, model, preprocessor, parameters.batchSize());
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Path existing(Path folder, String file) {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new EncoderException(
          "%s: no %s; a model folder holds %s and %s"
              .formatted(folder, file, MODEL, PREPROCESSING));
    }
    return path;
  }

  private static byte[] readConfig(Path file) {
    try {
      if (Files.size(file) > MAXIMUM_CONFIG_BYTES) {
        throw new EncoderException(
            "%s: %,d bytes, the limit is %,d"
                .formatted(file, Files.size(file), MAXIMUM_CONFIG_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new EncoderException(file + ": cannot be read: " + e, e);
    }
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "model" : last.toString();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] encode(Picture picture) {
    return encodeBatch(List.of(picture)).getFirst();
  }

  @Override
  public List<float[]> encodeBatch(List<Picture> pictures) {
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new EncoderException("encoder \"" + name + "\" is closed");
      }
      List<float[]> vectors = new ArrayList<>(pictures.size());
      for (int start = 0; start < pictures.size(); start += batchSize) {
        int end = Math.min(start + batchSize, pictures.size());
        float[][] outputs = run(pictures.subList(start, end));
        for (int i = 0; i < end - start; i++) {
          UnitVector.normalize(outputs[i]);
          vectors.add(outputs[i]);
        }
      }
      return vectors;
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /** {@code [batch][dimension]}, not normalised; the batch may be longer than the pictures. */
  private float[][] run(List<Picture> pictures) {
    int count = pictures.size();
    // A model with a fixed batch gets it, filled up with zeros.
    int batch = model.largestBatch() == Integer.MAX_VALUE ? count : model.largestBatch();
    int size = preprocessor.size();
    try (Arena arena = count > 1 ? Arena.ofShared() : Arena.ofConfined()) {
      FloatBuffer pixels =
          arena
              .allocate((long) batch * size * Float.BYTES, Float.BYTES)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      IntStream indexes = IntStream.range(0, count);
      (count > 1 ? indexes.parallel() : indexes)
          .forEach(i -> preprocessor.write(pictures.get(i), pixels, i * size));
      return model.run(pixels, batch, preprocessor.height(), preprocessor.width());
    }
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        model.close();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }
}
