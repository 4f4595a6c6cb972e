package dev.akin.server.json;

import dev.akin.engine.OrderedPoint;
import dev.akin.engine.ScoredPoint;
import dev.akin.engine.ScrollPage;
import dev.akin.engine.StoredPoint;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.PointId;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes points with as much of them as the request asked for. */
public final class PointsWriter {
  private final PayloadSelection payload;
  private final VectorSelection vectors;

  PointsWriter(PayloadSelection payload, VectorSelection vectors) {
    this.payload = payload;
    this.vectors = vectors;
  }

  /** Writes everything of a point. */
  public static PointsWriter whole() {
    return new PointsWriter(PayloadSelection.ALL, VectorSelection.ALL);
  }

  /** What the engine has to fetch. */
  public dev.akin.engine.Fetch fetch() {
    return payload.fetch(vectors);
  }

  /** Writes {@code {"points":[{"id":7,"version":3,"score":0.97,…}]}}. */
  public void writeScored(JsonGenerator out, List<ScoredPoint> points) {
    out.writeStartObject();
    out.writeArrayPropertyStart("points");
    for (ScoredPoint scored : points) {
      out.writeStartObject();
      writeId(out, "id", scored.id());
      out.writeNumberProperty("version", scored.point().version());
      out.writeNumberProperty("score", scored.score());
      writeParts(out, scored.point());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Writes {@code {"points":[…],"next_page_offset":17|null}}. */
  public void writePage(JsonGenerator out, ScrollPage page) {
    out.writeStartObject();
    out.writeName("points");
    writeAll(out, page.points());
    page.next()
        .ifPresentOrElse(
            next -> writeId(out, "next_page_offset", next),
            () -> out.writeNullProperty("next_page_offset"));
    out.writeEndObject();
  }

  /** Writes {@code {"points":[{"id":7,"order_value":20,…}],"next_page_offset":null}}. */
  public void writeOrdered(JsonGenerator out, List<OrderedPoint> points) {
    out.writeStartObject();
    out.writeArrayPropertyStart("points");
    for (OrderedPoint ordered : points) {
      out.writeStartObject();
      writeId(out, "id", ordered.point().id());
      out.writeNumberProperty("version", ordered.point().version());
      writeParts(out, ordered.point());
      writeOrderValue(out, ordered.value());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeNullProperty("next_page_offset");
    out.writeEndObject();
  }

  private static void writeOrderValue(JsonGenerator out, Object value) {
    switch (value) {
      case Long number -> out.writeNumberProperty("order_value", number);
      case Double number -> out.writeNumberProperty("order_value", number);
      default -> out.writeStringProperty("order_value", value.toString());
    }
  }

  /** Writes an array of points. */
  public void writeAll(JsonGenerator out, List<StoredPoint> points) {
    out.writeStartArray();
    points.forEach(point -> write(out, point));
    out.writeEndArray();
  }

  /** Writes one point. */
  public void write(JsonGenerator out, StoredPoint point) {
    out.writeStartObject();
    writeId(out, "id", point.id());
    out.writeNumberProperty("version", point.version());
    writeParts(out, point);
    out.writeEndObject();
  }

  private void writeParts(JsonGenerator out, StoredPoint point) {
    if (payload.wanted()) {
      out.writeName("payload");
      payload.of(point.payload()).write(out);
    }
    if (vectors.wanted()) {
      point
          .vector()
          .ifPresentOrElse(
              values -> writeVector(out, values), () -> writeVectors(out, point.vectors()));
    }
  }

  /** Writes {@code "vector":{"image":[…],"text":[…]}}. */
  private void writeVectors(JsonGenerator out, NamedVectors named) {
    out.writeObjectPropertyStart("vector");
    for (String name : named.names()) {
      if (vectors.shows(name)) {
        writeVector(out, name, named.get(name).orElseThrow());
      }
    }
    out.writeEndObject();
  }

  /** Writes {@code "vector":[…]}. */
  public static void writeVector(JsonGenerator out, float[] values) {
    writeVector(out, "vector", values);
  }

  private static void writeVector(JsonGenerator out, String name, float[] values) {
    out.writeArrayPropertyStart(name);
    for (float value : values) {
      out.writeNumber(value);
    }
    out.writeEndArray();
  }

  static void writeId(JsonGenerator out, String name, PointId id) {
    out.writeName(name);
    switch (id) {
      case PointId.Numeric _ -> out.writeNumber(id.toString());
      case PointId.Uuid _ -> out.writeString(id.toString());
    }
  }
}
