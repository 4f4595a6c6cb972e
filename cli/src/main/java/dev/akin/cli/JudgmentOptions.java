package dev.akin.cli;

import dev.akin.eval.dataset.LabelFiles;
import dev.akin.eval.measure.Workload;
import dev.akin.eval.relevance.Judgments;
import dev.akin.eval.relevance.LabelJudgments;
import dev.akin.eval.relevance.Qrels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rows users want to find. */
final class JudgmentOptions {
  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "One label per row of the base: a row is right for a query if it has its label. Needs"
              + " --query-labels. Read are -idx1-ubyte[.gz], .npy with whole numbers, or a text with"
              + " one label per line.")
  private @Nullable Path labels;

  @Option(names = "--query-labels", paramLabel = "FILE", description = "One label per query.")
  private @Nullable Path queryLabels;

  @Option(
      names = "--qrels",
      paramLabel = "FILE",
      description = "Graded judgments as TREC has them: lines of QUERY 0 ROW GRADE.")
  private @Nullable Path qrels;

  @Option(
      names = "--base-ids",
      paramLabel = "FILE",
      description = "The ids of rows in --qrels, one a line; without it they are 0, 1, 2, …")
  private @Nullable Path baseIds;

  @Option(names = "--query-ids", paramLabel = "FILE", description = "Likewise those of queries.")
  private @Nullable Path queryIds;

  /** The workload with the judgments that the options name, if they do. */
  Workload added(Workload workload) throws IOException {
    Optional<Judgments> judgments = judgments(workload);
    return judgments.isEmpty() ? workload : workload.withJudgments(judgments.get());
  }

  private Optional<Judgments> judgments(Workload workload) throws IOException {
    if ((labels == null) != (queryLabels == null)) {
      throw new WrongInputException("--labels and --query-labels: give both or none");
    }
    if (labels != null && qrels != null) {
      throw new WrongInputException("--labels and --qrels: give one of them");
    }
    if (qrels == null && (baseIds != null || queryIds != null)) {
      throw new WrongInputException("--base-ids and --query-ids are for --qrels FILE");
    }
    int rows = workload.vectors().base().size();
    int asked = workload.vectors().queries().size();
    if (labels != null && queryLabels != null) {
      return Optional.of(
          LabelJudgments.of(lines(labels, rows, "rows"), lines(queryLabels, asked, "queries")));
    }
    if (qrels != null) {
      Path file = qrels;
      List<String> queryNames = ids(queryIds, asked, "queries");
      List<String> rowNames = ids(baseIds, rows, "rows");
      return Optional.of(UserInput.check(() -> new Qrels(queryNames, rowNames).read(file)));
    }
    return Optional.empty();
  }

  private static List<String> ids(@Nullable Path file, int count, String what) throws IOException {
    return file == null
        ? IntStream.range(0, count).mapToObj(Integer::toString).toList()
        : lines(file, count, what);
  }

  /** One text for each vector; more are those of vectors that --limit left out. */
  private static List<String> lines(Path file, int count, String what) throws IOException {
    List<String> lines = LabelFiles.read(file);
    if (lines.size() < count) {
      throw new WrongInputException(
          "%s: %,d labels or ids, there are %,d %s".formatted(file, lines.size(), count, what));
    }
    return lines.subList(0, count);
  }
}
