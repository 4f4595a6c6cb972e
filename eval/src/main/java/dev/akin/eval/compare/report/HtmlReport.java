package dev.akin.eval.compare.report;

import dev.akin.eval.chart.SvgWriter;
import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.Family;
import dev.akin.eval.compare.Floor;
import dev.akin.eval.measure.MeasuredIndex;
import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as one page without scripts or anything to load, in the reader's light or dark. */
final class HtmlReport {
  private final ComparisonResult result;
  private final Occasion occasion;
  private final Html html = new Html();
  private final int k;

  HtmlReport(ComparisonResult result, Occasion occasion) {
    this.result = result;
    this.occasion = occasion;
    this.k = result.effort().parameters().k();
  }

  /** The page. */
  String text() {
    MeasuredIndex.Subject subject = result.measurements().getFirst().index().subject();
    html.title(
        "Indexes for " + occasion.base(),
        "%,d vectors of dimension %,d, %s, %,d queries for %d neighbors"
            .formatted(
                subject.vectors(), subject.dimension(), occasion.metric(), subject.queries(), k));
    Summary.of(result).forEach(html::item);
    html.drawing(SvgWriter.svg(new Charts(result).pareto()));
    html.note(
        "The grey band is the front: nothing measured is both faster and more accurate. Lines join what is best within a family; small open markers are settings that another one of their family beats.");
    steps();
    judged();
    floors();
    indexes();
    everything();
    leftOut();
    method();
    return html.page("Indexes for " + occasion.base());
  }

  private void steps() {
    html.heading("Along the front: what more recall costs");
    List<Measurement> points = FrontSteps.of(result.front()).points();
    if (points.size() < 2) {
      html.paragraph("The front has one point.");
    }
    for (int i = 1; i < points.size(); i++) {
      StepWords words = StepWords.of(points.get(i - 1), points.get(i), result, occasion.prices());
      html.step(words.title(), List.of(words.gain(), words.price(), words.reason()));
    }
  }

  private void judged() {
    if (result.exactSearch().isEmpty()) {
      return;
    }
    html.heading("Where more recall stops paying");
    JudgedWords words = new JudgedWords(result);
    words.sentences().forEach(html::paragraph);
    html.drawing(SvgWriter.svg(new Charts(result).judged(words.leading(), words.exact())));
  }

  private void floors() {
    html.heading("The fastest of each family that keeps a recall");
    List<String> heads = new ArrayList<>(List.of("family"));
    Floor.USUAL.forEach(floor -> heads.add("≥ " + floor.recall()));
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<Family, List<Measurement>> family : result.byFamily().entrySet()) {
      List<String> row = new ArrayList<>(List.of(family.getKey().title()));
      for (Floor floor : Floor.USUAL) {
        row.add(floor.fastest(family.getValue()).map(HtmlReport::fast).orElse("–"));
      }
      rows.add(row);
    }
    html.table(heads, rows, 1);
    html.note("Queries per second; a recall counts as kept if the lower end of its interval is.");
  }

  private static String fast(Measurement measurement) {
    return "%s/s · %s"
        .formatted(
            Wording.count(measurement.speed().queriesPerSecond()), Wording.name(measurement));
  }

  private void indexes() {
    html.heading("Memory and building");
    List<String> heads =
        List.of(
            "family",
            "index",
            "in memory",
            "per vector",
            "resident",
            "heap",
            "on disk",
            "built in",
            "highest recall");
    List<List<String>> rows =
        result.measurements().stream()
            .map(each -> each.index().specification())
            .distinct()
            .map(this::index)
            .toList();
    html.table(heads, rows, 2);
  }

  private List<String> index(String specification) {
    List<Measurement> own =
        result.measurements().stream()
            .filter(each -> each.index().specification().equals(specification))
            .toList();
    MeasuredIndex index = own.getFirst().index();
    Optional<String> resident =
        result.resident(specification).map(each -> Wording.bytes(each.bytes()));
    Optional<String> heap =
        result.resident(specification).map(each -> Wording.bytes(Math.max(0, each.heapBytes())));
    double best = own.stream().mapToDouble(each -> each.quality().recall()).max().orElse(0);
    return List.of(
        result.family(own.getFirst()).title(),
        specification,
        Wording.bytes(index.footprint().bytesInMemory()),
        Wording.count(index.bytesPerVector()) + " B",
        resident.orElse("–"),
        heap.orElse("–"),
        Wording.bytes(index.footprint().bytesOnDisk()),
        Wording.seconds(index.build().seconds()),
        Wording.share(best));
  }

  private void everything() {
    html.heading("Everything that was measured");
    List<TableColumn> columns = TableColumn.all(result, occasion);
    List<List<String>> rows =
        result.measurements().stream()
            .sorted(
                Comparator.comparing((Measurement each) -> result.family(each))
                    .thenComparing(each -> each.index().specification())
                    .thenComparingDouble(each -> each.quality().recall()))
            .map(each -> columns.stream().map(column -> column.cell().apply(each)).toList())
            .toList();
    html.table(columns.stream().map(TableColumn::name).toList(), rows, 2);
    html.note("● is on the front. results.csv and results.json have all measures.");
  }

  private void leftOut() {
    if (!result.leftOut().isEmpty()) {
      html.heading("Left out");
      LeftOutWords.of(result.leftOut()).forEach(html::item);
    }
  }

  private void method() {
    html.heading("Method");
    Method.of(occasion, result).lines().forEach(html::definition);
  }
}
