package dev.akin.eval.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.eval.Advice;
import dev.akin.eval.Advice.Severity;
import dev.akin.eval.Progress;
import dev.akin.eval.report.GeometryText;
import dev.akin.eval.sample.RowSource;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** From rows to advice. */
final class GeometrySurveyTest {
  private static final SurveyParameters SMALL = new SurveyParameters(2_500, 200, 1_500, 7);

  private static RowSource source(float[][] rows) {
    return visitor -> {
      visitor.begin(rows[0].length, rows.length);
      Arrays.stream(rows).forEach(visitor::row);
    };
  }

  private static GeometryReport survey(Metric metric, float[][] rows) throws IOException {
    return new GeometrySurvey(Declaration.of(metric), SMALL, Progress.none()).run(source(rows));
  }

  private static float[][] unit(float[][] rows) {
    return Arrays.stream(rows).map(Metric.COSINE::prepare).toArray(float[][]::new);
  }

  private static List<String> warnings(GeometryReport report) {
    return report.advice().stream()
        .filter(advice -> advice.severity() == Severity.WARNING)
        .map(Advice::what)
        .toList();
  }

  @Test
  void onUnitVectorsAllMetricsAgree() throws IOException {
    float[][] rows = unit(VectorDistribution.lowIntrinsicDimension(64, 12, 3).sample(3_000, 1));
    for (Metric metric : List.of(Metric.COSINE, Metric.DOT, Metric.L2)) {
      GeometryReport report = survey(metric, rows);
      assertThat(report.searches().overlaps())
          .hasSize(3)
          .allSatisfy(found -> assertThat(found.overlap()).isCloseTo(1, within(1e-3)));
      assertThat(report.advice())
          .anySatisfy(
              found -> assertThat(found.what()).contains("dot, cosine and l2 give the same order"));
      assertThat(warnings(report)).noneMatch(what -> what.contains("lengths vary"));
    }
  }

  @Test
  void lengthsThatChangeTheAnswersAreAWarning() throws IOException {
    float[][] rows = VectorDistribution.heavyTailedNorms(32).sample(3_000, 1);
    GeometryReport cosine = survey(Metric.COSINE, rows);
    assertThat(cosine.searches().overlap(Metric.DOT, Metric.COSINE)).isLessThan(0.3);
    assertThat(warnings(cosine)).anyMatch(what -> what.startsWith("lengths vary (from 1.00 to "));
    GeometryReport dot = survey(Metric.DOT, rows);
    assertThat(warnings(dot))
        .anyMatch(what -> what.startsWith("lengths vary (from 1.00 to "))
        .anyMatch(what -> what.startsWith("there are hubs"));
    IndexTrial scan = dot.searches().paths().getFirst();
    assertThat(scan.index()).isEqualTo("NormScan");
    assertThat(scan.recall()).isEqualTo(1);
    assertThat(scan.distances()).isLessThan(0.3 * scan.vectors());
    assertThat(dot.searches().paths()).extracting(IndexTrial::index).contains("MIPS,HNSW32,RFlat");
    assertThat(cosine.searches().paths()).isEmpty();
  }

  @Test
  void whatWasNormalisedBeforeCannotBeJudged() throws IOException {
    float[][] rows = unit(VectorDistribution.heavyTailedNorms(16).sample(500, 1));
    Declaration stored =
        new Declaration(Metric.COSINE, Datatype.FLOAT32, Contract.defaults(), true);
    GeometryReport report = new GeometrySurvey(stored, SMALL, Progress.none()).run(source(rows));
    assertThat(report.advice())
        .anySatisfy(found ->
            assertThat(found.what()).contains("scaled to unit length when they were stored"));
  }

  @Test
  void whatIsWrongWithTheDataIsSaid() throws IOException {
    float[][] rows = VectorDistribution.clustered(24, 20, 3).sample(1_000, 1);
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(rows[i], 0, 3, 1); // Dead dimensions.
      rows[i][3] *= 100; // One that decides.
    }
    for (int i = 0; i < 30; i++) {
      rows[i] = rows[0]; // One vector 30 times.
      rows[900 + i] = new float[24]; // Zero vectors.
    }
    GeometryReport report = survey(Metric.COSINE, rows);
    assertThat(report.census().norms().zeros()).isEqualTo(30);
    assertThat(warnings(report))
        .anyMatch(what -> what.startsWith("30 vectors (3.00 %) have length zero"))
        .anyMatch(what ->
            what.equals("58 vectors (5.80 %) repeat another bit for bit; one stands 30 times"))
        .anyMatch(what -> what.startsWith("one of 24 dimensions holds "));
  }

  @Test
  void deadDimensionsAreNamed() throws IOException {
    float[][] rows = VectorDistribution.clustered(24, 20, 3).sample(1_000, 1);
    for (float[] row : rows) {
      row[5] = 2;
      row[17] = -1;
    }
    assertThat(survey(Metric.L2, rows).advice())
        .anySatisfy(found ->
            assertThat(found.what()).isEqualTo("dimensions that never change: 2 of 24 (5, 17)"));
  }

  @Test
  void fewVectorsAreScannedAndTheirCodesAreMeasured() throws IOException {
    GeometryReport report =
        survey(Metric.L2, VectorDistribution.clustered(64, 30, 3).sample(2_000, 1));
    assertThat(report.searches().plan().index()).isEqualTo("Flat");
    assertThat(report.advice())
        .anySatisfy(
            found -> assertThat(found.remedy()).contains("do not use an approximate index"));
    assertThat(report.searches().codes())
        .extracting(IndexTrial::index)
        .containsExactly("SQ8", "SQ4", "RaBitQ4", "RaBitQ", "RaBitQ,RFlat");
    double[] recalls = report.searches().codes().stream().mapToDouble(IndexTrial::recall).toArray();
    assertThat(recalls[0]).isGreaterThan(0.95); // 8 bits
    assertThat(recalls[3]).isLessThan(recalls[2]); // 1 bit, 4 bits
    assertThat(recalls[4]).isGreaterThan(0.99); // refined
  }

  @Test
  void thePlanKeepsTheDeclaredContract() throws IOException {
    float[][] rows = VectorDistribution.clustered(64, 30, 3).sample(2_000, 1);
    Declaration hurried =
        new Declaration(
            Metric.L2, Datatype.FLOAT32, Contract.defaults().withP99Millis(0.001), false);
    GeometryReport report = new GeometrySurvey(hurried, SMALL, Progress.none()).run(source(rows));
    assertThat(report.searches().plan().why()).contains("too slow");
  }

  @Test
  void wholeNumbersNeedNoFloats() throws IOException {
    float[][] rows = VectorDistribution.uniform(8).sample(300, 1);
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.round(127 + 127 * row[i]);
      }
    }
    assertThat(survey(Metric.L2, rows).advice())
        .anySatisfy(found -> assertThat(found.remedy()).contains("\"datatype\": \"uint8\""));
    Declaration bytes = new Declaration(Metric.L2, Datatype.UINT8, Contract.defaults(), false);
    assertThat(new GeometrySurvey(bytes, SMALL, Progress.none()).run(source(rows)).advice())
        .noneSatisfy(found -> assertThat(found.remedy()).contains("uint8"));
  }

  @Test
  void aMetricWithoutCodesIsCompared() throws IOException {
    GeometryReport report = survey(Metric.L1, VectorDistribution.uniform(8).sample(400, 1));
    assertThat(report.searches().codes()).isEmpty();
    assertThat(report.searches().overlaps()).hasSize(6);
  }

  @Test
  void theSameSeedGivesTheSameReportForPeopleAndPrograms() throws IOException {
    float[][] rows = VectorDistribution.clustered(16, 10, 3).sample(800, 1);
    GeometryReport report = survey(Metric.DOT, rows);
    assertThat(survey(Metric.DOT, rows).shape()).isEqualTo(report.shape());
    String text = GeometryText.text("rows", report);
    assertThat(text).contains("800 of dimension 16, metric dot").doesNotContain("NaN", "null");
    JsonNode json = new ObjectMapper().readTree(GeometryText.json(report));
    assertThat(json.get("vectors").asInt()).isEqualTo(800);
    assertThat(json.get("hubness").get("rows").asInt()).isEqualTo(720);
    assertThat(json.get("advice").size()).isEqualTo(report.advice().size());
  }
}
