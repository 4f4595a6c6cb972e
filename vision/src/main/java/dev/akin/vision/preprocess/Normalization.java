package dev.akin.vision.preprocess;

import java.util.List;

/**
 * What becomes of an 8-bit sample: (sample × factor − mean) / deviation, per channel.
 *
 * @param factor usually 1/255, or 1
 * @param mean of red, green, blue
 * @param deviation of red, green, blue
 */
record Normalization(double factor, List<Double> mean, List<Double> deviation) {
  Normalization {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** {@code [3][256]}: the result for every sample. */
  float[][] levels() {
    float[][] levels = new float[3][256];
    for (int channel = 0; channel < 3; channel++) {
      for (int sample = 0; sample < 256; sample++) {
        float scaled = (float) (sample * factor);
        levels[channel][sample] =
            (scaled - mean.get(channel).floatValue()) / deviation.get(channel).floatValue();
      }
    }
    return levels;
  }
}
