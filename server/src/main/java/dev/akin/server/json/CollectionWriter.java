package dev.akin.server.json;

import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.CollectionStatus;
import dev.akin.engine.VectorParameters;
import dev.akin.engine.damage.Damage;
import dev.akin.engine.filter.PayloadIndex;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.PayloadPath;
import dev.akin.engine.filter.UpdatableField;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Payload;
import dev.akin.engine.proof.Proof;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what a collection is and holds. {@code status}, {@code points_count}, {@code
 * indexed_vectors_count}, {@code segments_count} and {@code config} are Qdrant's; contract, plan,
 * bytes, index progress and pictures are Akin's own.
 */
public final class CollectionWriter {
  private final CollectionParameters parameters;
  private final CollectionStatus status;
  private final boolean proven;
  private final Optional<Pictures> pictures;

  /**
   * The pictures of a collection.
   *
   * @param encoder what makes photos comparable with them; empty if it cannot be opened
   * @param failure why it cannot, if so
   */
  public record Pictures(Optional<String> encoder, Optional<String> failure) {
    public static Pictures encodedBy(String encoder) {
      return new Pictures(Optional.of(encoder), Optional.empty());
    }

    public static Pictures withoutEncoder(String failure) {
      return new Pictures(Optional.empty(), Optional.of(failure));
    }
  }

  /**
   * The description of a collection as it is now; computes, and reads from disk.
   *
   * @param pictures the collection's pictures, if it has any
   */
  public CollectionWriter(Collection collection, Optional<Pictures> pictures) {
    this.parameters = collection.parameters();
    this.status = collection.status();
    this.proven =
        parameters.vectors().keySet().stream()
            .allMatch(vector -> collection.proof(vector).isPresent());
    this.pictures = pictures;
  }

  /** Writes {@code {"collections":[{"name":"products"}]}}. */
  public static void writeNames(JsonGenerator out, List<String> names) {
    out.writeStartObject();
    out.writeArrayPropertyStart("collections");
    for (String name : names) {
      out.writeStartObject();
      out.writeStringProperty("name", name);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Writes a proof as it was measured, whether it keeps the contract, and where it does not. */
  public static void writeProof(JsonGenerator out, Proof proof) {
    Map<String, Object> json = new LinkedHashMap<>(proof.toJson());
    json.put("keepsContract", proof.keepsContract());
    json.put("violations", proof.violations());
    Payload.of(json).write(out);
  }

  /** Writes the description. */
  public void write(JsonGenerator out) {
    out.writeStartObject();
    CollectionStatus.Indexing indexing = status.indexing();
    out.writeStringProperty("status", color());
    out.writeNumberProperty("points_count", status.points());
    out.writeNumberProperty("indexed_vectors_count", indexing.indexed());
    out.writeNumberProperty("segments_count", status.storage().segments());
    writeConfig(out);
    writeJson(out, "contract", parameters.contract().toJson());
    writePlans(out);
    writeIndexing(out, indexing);
    writePayloadIndexes(out, status.payloadIndexes());
    writeWrites(out, status.writes());
    out.writeBooleanProperty("proven", proven);
    out.writeNumberProperty("memoryBytes", status.storage().memoryBytes());
    out.writeNumberProperty("diskBytes", status.storage().diskBytes());
    pictures.ifPresent(present -> writePictures(out, present));
    out.writeEndObject();
  }

  /** Qdrant's words: red where something is damaged, yellow until it is as fast as it will be. */
  private String color() {
    if (!status.writes().damages().isEmpty()) {
      return "red";
    }
    return status.ready() ? "green" : "yellow";
  }

  private static void writeWrites(JsonGenerator out, CollectionStatus.Writes writes) {
    out.writeObjectPropertyStart("writes");
    out.writeBooleanProperty("accepted", writes.refused().isEmpty());
    writes.refused().ifPresent(why -> out.writeStringProperty("refused", why));
    out.writeArrayPropertyStart("damages");
    for (Damage damage : writes.damages()) {
      out.writeStartObject();
      out.writeStringProperty("file", damage.file().toString());
      damage.offset().ifPresent(offset -> out.writeNumberProperty("offset", offset));
      out.writeStringProperty("problem", damage.what());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writePictures(JsonGenerator out, Pictures pictures) {
    out.writeObjectPropertyStart("pictures");
    pictures.encoder().ifPresent(name -> out.writeStringProperty("encoder", name));
    pictures.failure().ifPresent(why -> out.writeStringProperty("failure", why));
    out.writeEndObject();
  }

  private void writeConfig(JsonGenerator out) {
    out.writeObjectPropertyStart("config");
    out.writeObjectPropertyStart("params");
    out.writeObjectPropertyStart("vectors");
    VectorParameters unnamed = parameters.vectors().get(NamedVectors.UNNAMED);
    if (unnamed == null) {
      parameters.vectors().forEach((name, vector) -> writeNamed(out, name, vector));
    } else {
      writeVector(out, unnamed);
    }
    out.writeEndObject();
    out.writeEndObject();
    parameters
        .ttl()
        .ifPresent(field -> {
          out.writeObjectPropertyStart("ttl");
          out.writeStringProperty("field", field.toString());
          out.writeEndObject();
        });
    if (!parameters.updatable().isEmpty()) {
      out.writeObjectPropertyStart("updatable");
      for (UpdatableField field : parameters.updatable().fields()) {
        out.writeStringProperty(field.name(), field.type().spelling());
      }
      out.writeEndObject();
    }
    if (unnamed != null) {
      writeIndex(out, unnamed);
    }
    out.writeEndObject();
  }

  private static void writeNamed(JsonGenerator out, String name, VectorParameters vector) {
    out.writeObjectPropertyStart(name);
    writeVector(out, vector);
    writeIndex(out, vector);
    out.writeEndObject();
  }

  private static void writeVector(JsonGenerator out, VectorParameters vector) {
    out.writeNumberProperty("size", vector.dimension());
    out.writeStringProperty("distance", CollectionReader.distance(vector.metric()));
    out.writeStringProperty("datatype", vector.datatype().toString());
  }

  private static void writeIndex(JsonGenerator out, VectorParameters vector) {
    vector.index().ifPresent(index -> out.writeStringProperty("index", index));
  }

  /** {@code "plan":{…}} where vectors have no names, else {@code "plans":{"image":{…}}}. */
  private void writePlans(JsonGenerator out) {
    if (status.plans().containsKey(NamedVectors.UNNAMED)) {
      writeJson(out, "plan", status.plan().toJson());
      return;
    }
    out.writeObjectPropertyStart("plans");
    status.plans().forEach((name, plan) -> writeJson(out, name, plan.toJson()));
    out.writeEndObject();
  }

  private static void writeIndexing(JsonGenerator out, CollectionStatus.Indexing indexing) {
    out.writeObjectPropertyStart("indexing");
    out.writeNumberProperty("wanted", indexing.wanted());
    out.writeNumberProperty("indexed", indexing.indexed());
    out.writeEndObject();
  }

  /**
   * Each field with the first kind of its payload indexes that Qdrant has as well, in Qdrant's
   * shape, and all of them in Akin's own.
   */
  private static void writePayloadIndexes(JsonGenerator out, List<PayloadIndexes.State> indexes) {
    Set<PayloadPath> written = new HashSet<>();
    out.writeObjectPropertyStart("payload_schema");
    for (PayloadIndexes.State state : indexes) {
      PayloadIndex index = state.index();
      if (index.kind() != PayloadIndex.Kind.VALUES_COUNT && written.add(index.field())) {
        out.writeObjectPropertyStart(index.field().toString());
        out.writeStringProperty("data_type", index.kind().spelling());
        out.writeNumberProperty("points", state.values());
        out.writeEndObject();
      }
    }
    out.writeEndObject();
    out.writeArrayPropertyStart("payloadIndexes");
    for (PayloadIndexes.State state : indexes) {
      out.writeStartObject();
      out.writeStringProperty("field", state.index().field().toString());
      out.writeStringProperty("kind", state.index().kind().spelling());
      out.writeStringProperty("created", state.requested() ? "on request" : "on first use");
      out.writeNumberProperty("segments", state.segments());
      out.writeNumberProperty("values", state.values());
      out.writeNumberProperty("bytes", state.bytes());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeJson(JsonGenerator out, String name, Map<String, Object> json) {
    out.writeName(name);
    Payload.of(json).write(out);
  }
}
