package dev.akin.vision.preprocess;

import dev.akin.vision.encoder.EncoderException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the {@code preprocessor_config.json} that model hubs put beside a model.
 *
 * <table>
 * <caption>keys that are read; others are ignored</caption>
 * <tr><td>{@code do_resize}</td><td>default true</td></tr>
 * <tr><td>{@code size}</td><td>{@code {"height","width"}}, {@code {"shortest_edge"}}, or a number: the shortest edge if the
 *     centre is cropped, else both sides</td></tr>
 * <tr><td>{@code resample}</td><td>0 nearest, 1 Lanczos, 2 bilinear (default), 3 bicubic</td></tr>
 * <tr><td>{@code do_center_crop}, {@code crop_size}</td><td>default false; {@code {"height","width"}} or a number</td></tr>
 * <tr><td>{@code do_rescale}, {@code rescale_factor}</td><td>default true, 1/255</td></tr>
 * <tr><td>{@code do_normalize}, {@code image_mean}, {@code image_std}</td><td>default true if {@code image_mean} is there;
 *     three numbers each, or one</td></tr>
 * </table>
 */
public final class PreprocessorFormat {
  private static final int LARGEST_SIDE = 4_096;

  private final String file;
  private final JsonNode root;

  private PreprocessorFormat(String file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * The preprocessing that the JSON describes.
   *
   * @param file name for messages
   * @throws EncoderException if it is no JSON object, a key has an unusable value, or the result
   *     has no fixed size
   */
  public static Preprocessor read(String file, byte[] json) {
    JsonNode root;
    try {
      root = new JsonMapper().readTree(json);
    } catch (JacksonException e) {
      throw new EncoderException(file + ": " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isObject()) {
      throw new EncoderException(file + ": a JSON object is expected");
    }
    return new PreprocessorFormat(file, root).preprocessor();
  }

  private Preprocessor preprocessor() {
    boolean crop = flag("do_center_crop", false);
    Resizing resizing = flag("do_resize", true) ? resizing(crop) : new Resizing.None();
    if (crop) {
      Size size = size("crop_size", required("crop_size"));
      return new Preprocessor(resizing, size.width, size.height, normalization());
    }
    if (resizing instanceof Resizing.Exact exact) {
      return new Preprocessor(resizing, exact.width(), exact.height(), normalization());
    }
    throw broken(
        "neither a size of height and width nor do_center_crop: pictures would keep different shapes");
  }

  private Resizing resizing(boolean crop) {
    JsonNode size = required("size");
    Resampling resampling = resampling();
    if (size.isNumber() && crop) {
      return new Resizing.ShortestEdge(side("size", size), resampling);
    }
    if (size.isObject() && size.has("shortest_edge")) {
      return new Resizing.ShortestEdge(
          side("size.shortest_edge", size.get("shortest_edge")), resampling);
    }
    Size exact = size("size", size);
    return new Resizing.Exact(exact.width, exact.height, resampling);
  }

  private record Size(int height, int width) {}

  private Size size(String key, JsonNode value) {
    if (value.isNumber()) {
      return new Size(side(key, value), side(key, value));
    }
    if (value.isObject() && value.has("height") && value.has("width")) {
      return new Size(
          side(key + ".height", value.get("height")), side(key + ".width", value.get("width")));
    }
    throw broken(
        key
            + " is "
            + value
            + "; supported are a number, {height, width} and, for size, {shortest_edge}");
  }

  private int side(String key, JsonNode value) {
    if (!value.isInt() || value.intValue() < 1 || value.intValue() > LARGEST_SIDE) {
      throw broken(
          "%s is %s; a whole number from 1 to %,d is expected".formatted(key, value, LARGEST_SIDE));
    }
    return value.intValue();
  }

  private Resampling resampling() {
    @Nullable JsonNode value = root.get("resample");
    if (value == null) {
      return Resampling.BILINEAR;
    }
    Resampling[] byNumber = Resampling.values();
    if (!value.isInt() || value.intValue() < 0 || value.intValue() >= byNumber.length) {
      throw broken(
          "resample is "
              + value
              + "; supported are 0 (nearest), 1 (Lanczos), 2 (bilinear), 3 (bicubic)");
    }
    return byNumber[value.intValue()];
  }

  private Normalization normalization() {
    double factor = 1;
    if (flag("do_rescale", true)) {
      factor =
          root.has("rescale_factor")
              ? number("rescale_factor", required("rescale_factor"))
              : 1 / 255.0;
    }
    if (!flag("do_normalize", root.has("image_mean"))) {
      return new Normalization(factor, Collections.nCopies(3, 0.0), Collections.nCopies(3, 1.0));
    }
    List<Double> deviation = channels("image_std");
    if (deviation.contains(0.0)) {
      throw broken("image_std holds a zero");
    }
    return new Normalization(factor, channels("image_mean"), deviation);
  }

  private List<Double> channels(String key) {
    JsonNode value = required(key);
    if (value.isNumber()) {
      return Collections.nCopies(3, number(key, value));
    }
    if (!value.isArray() || value.size() != 3) {
      throw broken(key + " is " + value + "; three numbers are expected");
    }
    List<Double> channels = new ArrayList<>();
    for (JsonNode channel : value) {
      channels.add(number(key, channel));
    }
    return channels;
  }

  private double number(String key, JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw broken(key + " holds " + value + "; a number is expected");
    }
    return value.doubleValue();
  }

  private boolean flag(String key, boolean absent) {
    @Nullable JsonNode value = root.get(key);
    if (value == null || value.isNull()) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw broken(key + " is " + value + "; true or false is expected");
    }
    return value.booleanValue();
  }

  private JsonNode required(String key) {
    @Nullable JsonNode value = root.get(key);
    if (value == null) {
      throw broken(key + " is missing");
    }
    return value;
  }

  private EncoderException broken(String what) {
    return new EncoderException(file + ": " + what);
  }
}
