package dev.akin.cli;

import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.ProofFilter;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.ProofRequest;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.proof.ReplayableProof;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.RowVisitor;
import dev.akin.eval.dataset.VectorFiles;
import dev.akin.server.FilterText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code akin proof} measures: by which queries, and under which filter. */
final class ProofOptions {
  @Option(
      names = "--vector",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The vector by which is searched, where vectors have names.")
  private String vector = "";

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = "Queries that users ask; see below for the formats. Without it some are drawn.")
  private @Nullable Path queries;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --queries: reads only the first N.")
  private @Nullable Integer limit;

  @Option(
      names = "--draw",
      paramLabel = "N",
      description =
          "Queries drawn from the points: each moved a step along the data, its own point not"
              + " counted. Default: as many as show that the contract is kept, 0 with --queries.")
  private @Nullable Integer draw;

  @Option(
      names = "--filter",
      paramLabel = "JSON",
      description = "A filter as REST requests have it, under which recall is measured as well.")
  private @Nullable String filter;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of all that is drawn. Default: " + ProofRequest.SEED)
  private @Nullable Long seed;

  /** Whether any of them was given, which a replay does not take. */
  boolean isEmpty() {
    return vector.isEmpty()
        && queries == null
        && limit == null
        && draw == null
        && filter == null
        && seed == null;
  }

  /** What to measure of a collection with a contract. */
  ProofRequest request(Contract contract) throws IOException {
    if (limit != null && queries == null) {
      throw new WrongInputException("--limit is for --queries FILE; --draw N draws some");
    }
    List<QuerySource> given = queries == null ? List.of() : List.of(given(queries));
    int drawn = draw != null ? draw : given.isEmpty() ? ProofRequest.enough(contract) : 0;
    return UserInput.check(() ->
        new ProofRequest(
            vector,
            given,
            drawn,
            Optional.ofNullable(filter).map(ProofOptions::filter),
            seed == null ? ProofRequest.SEED : seed));
  }

  private QuerySource given(Path file) throws IOException {
    ReadOptions all = ReadOptions.queries(Metric.L2);
    ReadOptions options =
        UserInput.check(() -> limit == null ? all : all.withLimit(limit.intValue()));
    List<ProofQuery<PointId>> found = new ArrayList<>();
    VectorFiles.visit(
        file,
        options,
        new RowVisitor() {
          @Override
          public void begin(int dimension, long rows) {
            if (rows > ProofRequest.MOST_QUERIES) {
              throw new WrongInputException(
                  "%s: %,d queries, a proof takes at most %,d: read a part with --limit"
                      .formatted(file, rows, ProofRequest.MOST_QUERIES));
            }
          }

          @Override
          public void row(float[] values) {
            found.add(ProofQuery.of(values.clone()));
          }
        });
    return new QuerySource(QuerySource.GIVEN, found);
  }

  /** What measures a stored proof again. */
  static ProofRequest replay(ReplayableProof proof) throws IOException {
    return UserInput.check(() -> proof.request(proof.filter().map(ProofOptions::filter)));
  }

  private static ProofFilter filter(String json) {
    return new ProofFilter(json, FilterText.parse(json));
  }
}
