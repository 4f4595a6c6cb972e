package dev.akin.vision;

import dev.akin.vision.builtin.BuiltinEncoder;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.encoder.ImageEncoder;
import dev.akin.vision.onnx.OnnxEncoder;
import dev.akin.vision.onnx.OnnxParameters;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens encoders: the one list of the kinds there are. */
public final class Encoders {
  private static final String BUILTIN = "builtin";

  private Encoders() {}

  /**
   * An encoder by name, else from the folder with that path. Callers close it.
   *
   * @param nameOrFolder {@code builtin}, or a folder with {@code model.onnx} and {@code
   *     preprocessor_config.json}
   * @throws EncoderException if there is neither, or the model cannot be used
   */
  public static ImageEncoder open(String nameOrFolder) {
    if (nameOrFolder.equals(BUILTIN)) {
      return new BuiltinEncoder();
    }
    try {
      Path folder = Path.of(nameOrFolder);
      if (Files.isDirectory(folder)) {
        return open(folder);
      }
    } catch (InvalidPathException e) {
      throw unknown(nameOrFolder);
    }
    throw unknown(nameOrFolder);
  }

  /**
   * The encoder of a model folder, with {@link OnnxParameters#defaults()}. Callers close it.
   *
   * @throws EncoderException if a file is missing or the model cannot be used
   */
  public static ImageEncoder open(Path folder) {
    return OnnxEncoder.open(folder, OnnxParameters.defaults());
  }

  private static EncoderException unknown(String nameOrFolder) {
    return new EncoderException(
        "encoder \"%s\": neither \"%s\" nor a folder with %s and %s"
            .formatted(nameOrFolder, BUILTIN, OnnxEncoder.MODEL, OnnxEncoder.PREPROCESSING));
  }
}
