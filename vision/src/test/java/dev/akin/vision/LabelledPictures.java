package dev.akin.vision;

import dev.akin.testkit.SharedData;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureDecoder;
import dev.akin.vision.picture.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Real photos with what they show, for measuring encoders.
 *
 * @param pictures decoded
 * @param labels what each shows
 * @param groups pictures of one group are too alike to count as found (one product's name, one
 *     sender)
 */
record LabelledPictures(List<Picture> pictures, List<String> labels, List<String> groups) {

  /**
   * A sample of the catalogue photos, 60 × 80 pixels, by article type; a group is a product's name.
   */
  static LabelledPictures products(Path scratch, int count, long seed) throws Exception {
    Path data = SharedData.require("data/fashion-products");
    unpack(data.resolve("images.tar.xz"), scratch);
    return read(
        Files.readAllLines(data.resolve("products.tsv")),
        "\t",
        new Columns(0, 4, 9),
        new Sample(scratch, count, seed));
  }

  /** User photos, 256 pixels; a group is a sender. */
  static LabelledPictures clothing(Path scratch, int count, long seed) throws Exception {
    Path data = SharedData.require("data/clothing");
    unpack(data.resolve("images-256.tar"), scratch);
    return read(
        Files.readAllLines(data.resolve("images.csv")),
        ",",
        new Columns(0, 2, 1),
        new Sample(scratch, count, seed));
  }

  private record Columns(int file, int label, int group) {}

  private record Sample(Path folder, int count, long seed) {}

  private static LabelledPictures read(
      List<String> lines, String separator, Columns columns, Sample sample)
      throws IOException, PictureException {
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(sample.seed));
    PictureDecoder decoder = new PictureDecoder();
    LabelledPictures read =
        new LabelledPictures(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String row : rows) {
      List<String> cells = Arrays.asList(row.split(separator, -1));
      Path file = sample.folder.resolve(cells.get(columns.file) + ".jpg");
      boolean useful = Files.exists(file) && !cells.get(columns.label).equals("Not sure");
      if (useful && read.pictures.size() < sample.count) {
        read.pictures.add(decoder.decode(file));
        read.labels.add(cells.get(columns.label));
        read.groups.add(cells.get(columns.group));
      }
    }
    return read;
  }

  private static void unpack(Path archive, Path folder) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "-xf", archive.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new IOException("tar cannot unpack " + archive);
    }
  }

  /**
   * Mean share of the k nearest pictures, of other groups, that show the same; every picture asks.
   */
  double precision(List<float[]> vectors, int k) {
    double sum = 0;
    for (int query = 0; query < vectors.size(); query++) {
      float[] scores = new float[k];
      int[] best = new int[k];
      Arrays.fill(scores, Float.NEGATIVE_INFINITY);
      for (int other = 0; other < vectors.size(); other++) {
        if (other != query && !groups.get(other).equals(groups.get(query))) {
          insert(scores, best, dot(vectors.get(query), vectors.get(other)), other);
        }
      }
      for (int found : best) {
        sum += labels.get(found).equals(labels.get(query)) ? 1.0 / k : 0;
      }
    }
    return sum / vectors.size();
  }

  private static void insert(float[] scores, int[] best, float score, int candidate) {
    int place = scores.length - 1;
    if (score <= scores[place]) {
      return;
    }
    while (place > 0 && scores[place - 1] < score) {
      scores[place] = scores[place - 1];
      best[place] = best[place - 1];
      place--;
    }
    scores[place] = score;
    best[place] = candidate;
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
