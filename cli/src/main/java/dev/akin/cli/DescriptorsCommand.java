package dev.akin.cli;

import dev.akin.vision.descriptor.DescriptorExtractor;
import dev.akin.vision.descriptor.DescriptorParameters;
import dev.akin.vision.descriptor.Detector;
import dev.akin.vision.descriptor.LocalDescriptor;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code akin dataset descriptors}: local descriptors of photos. */
@Command(
    name = "descriptors",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Cuts local descriptors from photos: gradient histograms of 128 bytes around key points"
            + " (SIFT), as the sets SIFT1M and BIGANN have them. They are taken evenly from all"
            + " photos and stand in the order of the photos' names.",
    footer = {
      "",
      "Examples:",
      "  akin dataset descriptors --images photos --count 1000000 --out base.bvecs",
      "  akin dataset descriptors --images photos.tar.xz --count 1000000 --out base.bvecs \\",
      "      --queries-out queries.bvecs              10,000 queries from photos not in the base",
      "  akin dataset descriptors --images thumbnails --count 1000000 --out base.bvecs \\",
      "      --contrast 0.004                         more key points per photo",
      "",
      "Exit codes: 0 done, 2 wrong usage or input (also too few key points), 1 anything else."
    })
final class DescriptorsCommand implements Callable<Integer> {
  private static final int USUAL_QUERIES = 10_000;

  @Mixin private final ExtractionOptions options = new ExtractionOptions();

  @Option(
      names = "--count",
      required = true,
      paramLabel = "N",
      description = "Descriptors in the base.")
  private int count;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = "dog",
      description =
          "dog: extrema of the difference of Gaussians; dense: an upright grid, several times as"
              + " many. Default: ${DEFAULT-VALUE}")
  private Detector detector = Detector.DOG;

  @Option(
      names = "--contrast",
      paramLabel = "C",
      defaultValue = "0.01",
      description =
          "Least contrast of a key point, where white is 1. Lower finds more and weaker ones; Lowe"
              + " has 0.03. Default: ${DEFAULT-VALUE}")
  private double contrast;

  private final Terminal terminal;

  DescriptorsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    DescriptorParameters parameters =
        UserInput.check(
            () -> DescriptorParameters.defaults().withDetector(detector).withContrast(contrast));
    DescriptorExtractor extractor = new DescriptorExtractor(parameters);
    ExtractionRun<byte[]> run =
        new ExtractionRun<>(
            picture -> extractor.extract(picture).stream().map(LocalDescriptor::histogram).toList(),
            RowFormat.BYTES,
            terminal);
    run.run(options, OptionalInt.of(count), USUAL_QUERIES);
    return 0;
  }
}
