/** Finding the nearest vectors, exactly or approximately; uses nothing but the JDK. */
module dev.akin.core {
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports dev.akin.core;
  exports dev.akin.core.cluster;
  exports dev.akin.core.file;
  exports dev.akin.core.flat;
  exports dev.akin.core.graph;
  exports dev.akin.core.hnsw;
  exports dev.akin.core.index;
  exports dev.akin.core.ivf;
  exports dev.akin.core.kernel;
  exports dev.akin.core.linear;
  exports dev.akin.core.mutable;
  exports dev.akin.core.qg;
  exports dev.akin.core.opq;
  exports dev.akin.core.parallel;
  exports dev.akin.core.quantizer;
  exports dev.akin.core.rabitq;
  exports dev.akin.core.refine;
  exports dev.akin.core.scan;
  exports dev.akin.core.transform;
  exports dev.akin.core.vector;
}
