/** Vectors and their 1-bit codes inside Lucene segments. */
module dev.akin.lucene {
  requires static org.jspecify;
  requires transitive dev.akin.core;
  requires transitive org.apache.lucene.core;

  exports dev.akin.lucene;

  provides org.apache.lucene.codecs.KnnVectorsFormat with
      dev.akin.lucene.AkinKnnVectorsFormat;
  provides org.apache.lucene.codecs.Codec with
      dev.akin.lucene.AkinCodec;
}
