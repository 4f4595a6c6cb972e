package dev.akin.lucene;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;

/**
 * Lucene's default codec with vectors in {@link AkinKnnVectorsFormat}. Segments record the name of
 * their codec and are read through it for ever, so this one wraps Lucene's codec by name: whatever
 * {@code Codec.getDefault()} returns one day, segments written today are read by what wrote them.
 */
public final class AkinCodec extends FilterCodec {
  private static final String NAME = "AkinLucene104";

  private final KnnVectorsFormat vectors;

  /**
   * The codec with default parameters; the constructor that Lucene's SPI calls to read segments.
   */
  public AkinCodec() {
    super(NAME, new Lucene104Codec());
    vectors = new AkinKnnVectorsFormat();
  }

  @Override
  public KnnVectorsFormat knnVectorsFormat() {
    return vectors;
  }
}
