package dev.akin.cli;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.BuildStages;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin index build}: from a file of vectors to an index file. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description = "Builds an index over a file of vectors and saves it.",
    footer = {
      "",
      "Examples:",
      "  akin index build --base base.fvecs --metric l2 --index HNSW32 --out base.akn"
    })
final class IndexBuildCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      paramLabel = "FILE",
      required = true,
      description = "The vectors. See below for the formats.")
  private @Nullable Path base;

  @Option(
      names = "--metric",
      paramLabel = "M",
      required = true,
      description = "l2, dot, cosine or l1.")
  private String metric = "";

  @Option(
      names = "--index",
      paramLabel = "SPEC",
      required = true,
      description = "A factory string, such as Flat or HNSW32.")
  private String index = "";

  @Option(names = "--limit", paramLabel = "N", description = "Reads only the first N vectors.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The index file; replaced if it is there.")
  private @Nullable Path out;

  private final Terminal terminal;

  IndexBuildCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path file = OutputFile.check(Objects.requireNonNull(out, "picocli requires --out"));
    Path source = Objects.requireNonNull(base, "picocli requires --base");
    Metric chosen = UserInput.metric(metric);
    ReadOptions options = UserInput.check(() -> ReadOptions.base(chosen).withLimit(limit));
    ProgressLine progress = new ProgressLine(terminal.err());
    try {
      progress.begin("reading " + source.getFileName(), OptionalLong.empty());
      VectorSet vectors = VectorFiles.read(source, options);
      progress.begin("building " + index, OptionalLong.empty());
      long begin = System.nanoTime();
      try (Index built = UserInput.check(() -> build(vectors, chosen, progress))) {
        double seconds = (System.nanoTime() - begin) * 1e-9;
        built.save(file);
        progress.end();
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "%s: %s over %,d vectors of dimension %,d (%s), built in %.1f s, %,d bytes%n",
                file,
                built.specification(),
                built.size(),
                built.dimension(),
                chosen,
                seconds,
                Files.size(file));
        terminal.out().flush();
      }
    } finally {
      progress.end();
    }
    return 0;
  }

  private Index build(VectorSet vectors, Metric chosen, ProgressLine progress) {
    BuildOptions options =
        BuildOptions.defaults().withProgress(new BuildStages(progress, "building " + index));
    return Indexes.build(new BuildRequest(index, vectors, chosen, options));
  }
}
