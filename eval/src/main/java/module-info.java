/** Measuring how good an index is: data sets, exact ground truth, recall, speed and memory. */
module dev.akin.eval {
  requires static org.jspecify;
  requires transitive dev.akin.core;
  requires transitive dev.akin.engine;
  requires java.desktop;
  requires java.management;
  requires jdk.management;
  requires aircompressor.v3;
  requires io.jhdf;
  requires HdrHistogram;
  requires tools.jackson.core;

  exports dev.akin.eval;
  exports dev.akin.eval.chart;
  exports dev.akin.eval.compare;
  exports dev.akin.eval.compare.report;
  exports dev.akin.eval.dataset;
  exports dev.akin.eval.geometry;
  exports dev.akin.eval.machine;
  exports dev.akin.eval.measure;
  exports dev.akin.eval.pilot;
  exports dev.akin.eval.relevance;
  exports dev.akin.eval.report;
  exports dev.akin.eval.sample;
  exports dev.akin.eval.truth;
}
