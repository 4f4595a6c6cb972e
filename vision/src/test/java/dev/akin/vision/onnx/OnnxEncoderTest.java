package dev.akin.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Metric;
import dev.akin.testkit.SharedData;
import dev.akin.vision.encoder.EncoderException;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.TestPictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OnnxEncoderTest {
  private static final String SMALL = "models/mobilenet-v1-025-224";
  private static final String REFERENCE = "models/mobilenet-v1-224";
  private static final String INT8 = "models/mobilenet-v1-224-int8";
  private static final String CLASSIFIER = "models/mobilenet-v1-075-192-classifier";
  private static final String CLASSIFIER_CONFIG =
      """
      {"size": {"height": 192, "width": 192}, "resample": 2, "rescale_factor": 0.00392156862745098,
       "do_normalize": true, "image_mean": [0.50196078, 0.50196078, 0.50196078],
       "image_std": [0.50196078, 0.50196078, 0.50196078]}
      """;

  @Test
  void vectorsHaveTheModelsDimensionAndLengthOne() {
    try (OnnxEncoder small = open(SMALL);
        OnnxEncoder reference = open(REFERENCE)) {
      assertThat(small.name()).isEqualTo("mobilenet-v1-025-224");
      assertThat(small.metric()).isEqualTo(Metric.COSINE);
      assertThat(small.dimension()).isEqualTo(256);
      assertThat(reference.dimension()).isEqualTo(1024);
      for (Picture picture : pictures(3)) {
        assertThat(cosine(small.encode(picture), small.encode(picture))).isCloseTo(1, within(1e-5));
        assertThat(small.encode(picture)).hasSize(256);
        assertThat(reference.encode(picture)).hasSize(1024);
      }
    }
  }

  @Test
  void theInt8ModelAgreesWithTheReference() throws IOException {
    Picture cat = cat();
    try (OnnxEncoder reference = open(REFERENCE);
        OnnxEncoder int8 = open(INT8)) {
      assertThat(cosine(reference.encode(cat), int8.encode(cat))).isGreaterThan(0.995);
    }
  }

  @Test
  void theClassifierSeesACat(@TempDir Path folder) throws IOException {
    Path source = SharedData.require(CLASSIFIER);
    Files.copy(source.resolve(OnnxEncoder.MODEL), folder.resolve(OnnxEncoder.MODEL));
    Files.writeString(folder.resolve(OnnxEncoder.PREPROCESSING), CLASSIFIER_CONFIG);
    List<String> labels = Files.readAllLines(source.resolve("labels.txt"));
    try (OnnxEncoder classifier = OnnxEncoder.open(folder, OnnxParameters.defaults())) {
      float[] classes = classifier.encode(cat());
      int best = 0;
      for (int i = 0; i < classes.length; i++) {
        best = classes[i] > classes[best] ? i : best;
      }
      // Some label files start with a class for background.
      String label = labels.get(best + labels.size() - classes.length);
      assertThat(label).containsAnyOf("tabby", "tiger cat", "Egyptian cat");
    }
  }

  @Test
  void aBatchGivesTheVectorsOfItsPictures() {
    List<Picture> pictures = pictures(11);
    try (OnnxEncoder encoder =
        OnnxEncoder.open(SharedData.require(SMALL), new OnnxParameters(2, 4))) {
      List<float[]> batch = encoder.encodeBatch(pictures);
      assertThat(batch).hasSize(11);
      for (int i = 0; i < batch.size(); i++) {
        assertThat(cosine(batch.get(i), encoder.encode(pictures.get(i))))
            .isCloseTo(1, within(1e-5));
      }
      assertThat(encoder.encodeBatch(List.of())).isEmpty();
    }
  }

  @Test
  void severalThreadsGetTheSameVectorsAsOne() throws Exception {
    List<Picture> pictures = pictures(8);
    try (OnnxEncoder encoder = open(SMALL);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> futures = new ArrayList<>();
      for (Picture picture : pictures) {
        futures.add(threads.submit(() -> encoder.encode(picture)));
      }
      for (int i = 0; i < pictures.size(); i++) {
        assertThat(futures.get(i).get()).isEqualTo(encoder.encode(pictures.get(i)));
      }
    }
  }

  @Test
  void identityFollowsTheContent(@TempDir Path folder) throws IOException {
    Path source = SharedData.require(SMALL);
    Path model = Files.createDirectory(folder.resolve("model"));
    for (String file : List.of(OnnxEncoder.MODEL, OnnxEncoder.PREPROCESSING)) {
      Files.write(model.resolve(file), Files.readAllBytes(source.resolve(file)));
    }
    String before = identity(model);
    assertThat(identity(model)).isEqualTo(before).startsWith("model-");
    String config = Files.readString(model.resolve(OnnxEncoder.PREPROCESSING));
    Files.writeString(
        model.resolve(OnnxEncoder.PREPROCESSING),
        config.replace("\"resample\": 2", "\"resample\": 3"));
    assertThat(identity(model)).isNotEqualTo(before).startsWith("model-");
  }

  @Test
  void closedEncodersSaySo() {
    OnnxEncoder encoder = open(SMALL);
    encoder.close();
    encoder.close();
    assertThatExceptionOfType(EncoderException.class)
        .isThrownBy(() -> encoder.encode(pictures(1).getFirst()))
        .withMessage("encoder \"mobilenet-v1-025-224\" is closed");
  }

  private static String identity(Path folder) {
    try (OnnxEncoder encoder = OnnxEncoder.open(folder, OnnxParameters.defaults())) {
      return encoder.identity();
    }
  }

  private static OnnxEncoder open(String model) {
    return OnnxEncoder.open(SharedData.require(model), OnnxParameters.defaults());
  }

  private static List<Picture> pictures(int count) {
    List<Picture> pictures = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      pictures.add(Picture.of(TestPictures.noisy(90 + 40 * seed, 120, seed)));
    }
    return pictures;
  }

  private static Picture cat() throws IOException {
    try (InputStream bmp =
        Files.newInputStream(SharedData.require(CLASSIFIER).resolve("cat.bmp"))) {
      return Picture.of(ImageIO.read(bmp));
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
