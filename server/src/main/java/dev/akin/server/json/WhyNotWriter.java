package dev.akin.server.json;

import dev.akin.engine.filter.UnmetCondition;
import dev.akin.engine.point.Payload;
import dev.akin.engine.whynot.Evidence;
import dev.akin.engine.whynot.Passage;
import dev.akin.engine.whynot.Standing;
import dev.akin.engine.whynot.WhyNot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes why a point is not in an answer; what was not found out is left out. */
public final class WhyNotWriter {
  private WhyNotWriter() {}

  /**
   * Writes {@code {"id":7,"reason":"outranked","sentence":"…","trace":"recent","end":"…",
   * "vectors":[…],"unmet":[{"condition":"price < 20","values":[25]}],"rank":3,"exact":{…},
   * "way":{…}}}.
   */
  public static void write(JsonGenerator out, WhyNot whyNot) {
    Evidence evidence = whyNot.evidence();
    out.writeStartObject();
    PointsWriter.writeId(out, "id", whyNot.id());
    out.writeStringProperty("reason", whyNot.reason().code());
    out.writeStringProperty("sentence", whyNot.sentence());
    evidence.trace().ifPresent(trace -> out.writeStringProperty("trace", trace));
    evidence.end().ifPresent(end -> out.writeStringProperty("end", end.toString()));
    writeVectors(out, evidence.vectors());
    writeUnmet(out, evidence.unmet());
    evidence.rank().ifPresent(rank -> out.writeNumberProperty("rank", rank));
    evidence.standing().ifPresent(standing -> writeStanding(out, standing));
    evidence.passage().ifPresent(passage -> writePassage(out, passage));
    out.writeEndObject();
  }

  private static void writeVectors(JsonGenerator out, Set<String> names) {
    List<String> named = names.stream().filter(name -> !name.isEmpty()).sorted().toList();
    if (!named.isEmpty()) {
      out.writeArrayPropertyStart("vectors");
      named.forEach(out::writeString);
      out.writeEndArray();
    }
  }

  private static void writeUnmet(JsonGenerator out, List<UnmetCondition> unmet) {
    if (unmet.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart("unmet");
    for (UnmetCondition each : unmet) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("condition", each.condition());
      fields.put("values", each.values());
      Payload.of(fields).write(out);
    }
    out.writeEndArray();
  }

  private static void writeStanding(JsonGenerator out, Standing standing) {
    out.writeObjectPropertyStart("exact");
    out.writeNumberProperty("rank", standing.rank());
    writeMeasure(out, standing.measure());
    out.writeNumberProperty("among", standing.among());
    out.writeNumberProperty("equal", standing.equal());
    standing.last().ifPresent(last -> writeRival(out, "last", last));
    standing.before().ifPresent(before -> writeRival(out, "before", before));
    out.writeEndObject();
  }

  private static void writeRival(JsonGenerator out, String name, Standing.Rival rival) {
    out.writeObjectPropertyStart(name);
    PointsWriter.writeId(out, "id", rival.id());
    writeMeasure(out, rival.measure());
    out.writeEndObject();
  }

  private static void writeMeasure(JsonGenerator out, Standing.Measure measure) {
    out.writeNumberProperty("score", measure.score());
    out.writeNumberProperty("distance", measure.distance());
  }

  private static void writePassage(JsonGenerator out, Passage passage) {
    out.writeObjectPropertyStart("way");
    out.writeStringProperty("where", passage.where());
    out.writeStringProperty("path", passage.path());
    out.writeStringProperty("why", passage.why());
    passage.effort().ifPresent(effort -> out.writeNumberProperty("effort", effort));
    passage.enough().ifPresent(enough -> out.writeNumberProperty("enough", enough));
    out.writeEndObject();
  }
}
