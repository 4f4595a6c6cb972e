package dev.akin.engine.filter;

import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;

/** The payloads of a segment's documents, decoded one by one; owned by one thread. */
final class StoredPayloads {
  private final StoredFields stored;
  private final String field;

  StoredPayloads(LeafReader reader, String field) throws IOException {
    this.stored = reader.storedFields();
    this.field = field;
  }

  Payload of(int document) throws IOException {
    BytesRef json = stored.document(document, Set.of(field)).getBinaryValue(field);
    if (json == null) {
      throw new IOException("document %,d has no field %s".formatted(document, field));
    }
    return Payload.fromJson(BytesRef.deepCopyOf(json).bytes);
  }
}
