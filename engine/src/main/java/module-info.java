/** Collections that are written durably, filtered and searched, and that prove their recall. */
module dev.akin.engine {
  requires static transitive org.jspecify;
  requires transitive dev.akin.core;
  requires transitive org.apache.lucene.core;
  requires transitive tools.jackson.core;
  requires com.github.benmanes.caffeine;
  requires dev.akin.lucene;
  requires jdk.management;

  exports dev.akin.engine;
  exports dev.akin.engine.capacity;
  exports dev.akin.engine.contract;
  exports dev.akin.engine.damage;
  exports dev.akin.engine.filter;
  exports dev.akin.engine.log;
  exports dev.akin.engine.point;
  exports dev.akin.engine.proof;
  exports dev.akin.engine.whynot;
}
