package dev.akin.eval.compare.report;

import dev.akin.eval.compare.ComparisonResult;
import dev.akin.eval.compare.Family;
import dev.akin.eval.compare.Floor;
import dev.akin.eval.measure.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a comparison comes down to, in a few sentences. */
final class Summary {
  private final ComparisonResult result;

  private Summary(ComparisonResult result) {
    this.result = result;
  }

  static List<String> of(ComparisonResult result) {
    Summary summary = new Summary(result);
    // Floors that the same settings keep share a sentence.
    Map<String, List<String>> floors = new LinkedHashMap<>();
    for (Floor floor : Floor.USUAL) {
      floors
          .computeIfAbsent(summary.floor(floor), key -> new ArrayList<>())
          .add(Double.toString(floor.recall()));
    }
    List<String> sentences = new ArrayList<>();
    floors.forEach((words, kept) -> sentences.add("Recall " + String.join(" and ", kept) + words));
    FrontSteps.of(result.front()).knee().ifPresent(knee -> sentences.add(summary.knee(knee)));
    return sentences;
  }

  private String floor(Floor floor) {
    Optional<Measurement> found = floor.fastest(result.measurements());
    if (found.isEmpty()) {
      return " is kept by nothing that was measured.";
    }
    Measurement fastest = found.get();
    StringBuilder text = new StringBuilder();
    text.append(
        ": %s answers %s queries/s from %s"
            .formatted(
                Wording.name(fastest),
                Wording.count(fastest.speed().queriesPerSecond()),
                Wording.bytes(fastest.index().footprint().bytesInMemory())));
    exact()
        .filter(flat -> !flat.equals(fastest))
        .ifPresent(flat ->
            text.append(
                ", %s times as many as comparing every vector"
                    .formatted(
                        Wording.times(
                            fastest.speed().queriesPerSecond()
                                / flat.speed().queriesPerSecond()))));
    floor
        .smallest(result.measurements())
        .filter(smallest -> !smallest.equals(fastest))
        .ifPresent(smallest ->
            text.append(
                "; the least memory has %s with %s and %s queries/s"
                    .formatted(
                        Wording.name(smallest),
                        Wording.bytes(smallest.index().footprint().bytesInMemory()),
                        Wording.count(smallest.speed().queriesPerSecond()))));
    return text.append('.').toString();
  }

  private Optional<Measurement> exact() {
    return result.measurements().stream()
        .filter(each -> result.family(each) == Family.FLAT)
        .findFirst();
  }

  private String knee(Measurement knee) {
    return "From %s (recall %s) on, finding half of what is still missed costs more than twice the time."
        .formatted(Wording.name(knee), Wording.share(knee.quality().recall()));
  }
}
