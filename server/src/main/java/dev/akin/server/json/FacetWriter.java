package dev.akin.server.json;

import dev.akin.engine.FacetCount;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the values of a field with their counts. */
public final class FacetWriter {
  private FacetWriter() {}

  /** Writes {@code {"hits":[{"value":"red","count":12}]}}. */
  public static void write(JsonGenerator out, List<FacetCount> counts) {
    out.writeStartObject();
    out.writeArrayPropertyStart("hits");
    for (FacetCount each : counts) {
      out.writeStartObject();
      out.writeName("value");
      writeValue(out, each.value());
      out.writeNumberProperty("count", each.count());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeValue(JsonGenerator out, Object value) {
    switch (value) {
      case String text -> out.writeString(text);
      case Long number -> out.writeNumber(number);
      case Boolean bool -> out.writeBoolean(bool);
      default -> throw new IllegalStateException("a facet of " + value.getClass());
    }
  }
}
