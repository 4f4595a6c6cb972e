package dev.akin.lucene;

import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.index.Searcher;
import dev.akin.core.rabitq.RaBitQuantizer;
import dev.akin.core.refine.RefiningSearcher;
import dev.akin.core.scan.CodesSearcher;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.FixedBitSet;

/**
 * One field's vectors of one segment, as core sees them: rows that can be searched, indexed and
 * refined where they lie in the segment's files, and a scan of their codes, without Lucene's
 * collectors between.
 *
 * <p>Ordinals count the documents that have a vector, in document order, deleted ones included: a
 * filter leaves those out. Thread-safe. All of it is memory of the segment: it may be used as long
 * as the reader is open (hold it by {@code incRef}), and throws {@link IllegalStateException}
 * afterwards.
 */
public final class AkinSegmentVectors {
  private static final KnownKnobs KNOBS =
      new KnownKnobs("RaBitQ,RFlat", Set.of(RefiningSearcher.K_FACTOR));

  private final FieldMetadata metadata;
  private final FileRegion rows;
  private final FileRegion codes;
  private final FileRegion documents;

  AkinSegmentVectors(FieldMetadata metadata, IndexInput vectors, IndexInput codes) {
    this.metadata = metadata;
    FieldMetadata.Offsets offsets = metadata.offsets();
    this.rows = new FileRegion(vectors, offsets.vectors(), metadata.vectorsLength());
    this.documents =
        new FileRegion(vectors, Math.max(offsets.documents(), 0), metadata.documentsLength());
    this.codes = new FileRegion(codes, offsets.codes(), metadata.codesLength());
  }

  /**
   * The vectors of a field of a segment.
   *
   * @return empty if the segment has no such field, or has it in another format
   */
  public static Optional<AkinSegmentVectors> of(LeafReader reader, String field) {
    if (!(FilterLeafReader.unwrap(reader) instanceof CodecReader segment)) {
      return Optional.empty();
    }
    KnnVectorsReader vectors = segment.getVectorReader();
    if (vectors instanceof PerFieldKnnVectorsFormat.FieldsReader fields) {
      vectors = fields.getFieldReader(field);
    }
    return vectors instanceof AkinVectorsReader akin ? akin.field(field) : Optional.empty();
  }

  /** The metric of the field. */
  public Metric metric() {
    return metadata.quantizer().metric();
  }

  /** How the rows keep values. */
  public Datatype datatype() {
    return metadata.datatype();
  }

  /** Number of vectors. */
  public int size() {
    return metadata.size();
  }

  /** Values per vector. */
  public int dimension() {
    return metadata.quantizer().dimension();
  }

  /**
   * The raw vectors; free where the file is mapped, otherwise a copy that the first caller makes.
   */
  public VectorSet vectors() {
    return VectorSet.ofSegment(rows.memory(), 0, metadata.shape());
  }

  /** What made the codes. */
  public RaBitQuantizer quantizer() {
    return metadata.quantizer();
  }

  /** The codes of all vectors, in blocks of the {@link #quantizer()}. */
  public MemorySegment codes() {
    return codes.memory();
  }

  /**
   * A search of codes, refined with raw vectors, or of raw vectors where that is asked for or
   * cheaper. For one thread at a time; ordinals and filters are those of {@link #vectors()}.
   */
  public Searcher searcher() {
    CodesSearcher scan = new CodesSearcher(quantizer(), codes(), size());
    return new RefiningSearcher(scan, vectors(), metric(), KNOBS);
  }

  /** The document of an ordinal. */
  public int document(int ordinal) {
    return map().document(ordinal);
  }

  /**
   * The ordinal of a document; negative if the document has no vector. O(log n) if some have none.
   */
  public int ordinal(int document) {
    return map().ordinal(document);
  }

  /** Whether every document has a vector, so that ordinal and document are one. */
  public boolean isDense() {
    return metadata.isDense();
  }

  /**
   * The ordinals of a set of documents, whose bits are borrowed where ordinal and document are one.
   */
  public OrdinalFilter filter(FixedBitSet accepted) {
    return DocumentFilter.of(accepted, map());
  }

  DocumentMap map() {
    return isDense()
        ? new DocumentMap.Dense(size())
        : new DocumentMap.Sparse(documents.memory(), size());
  }

  /** The rows for whoever reads them one after the other. */
  IndexInput rows() throws IOException {
    return rows.slice();
  }

  long vectorsLength() {
    return metadata.vectorsLength() + metadata.documentsLength();
  }

  long codesLength() {
    return metadata.codesLength();
  }
}
