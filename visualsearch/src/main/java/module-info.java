/** A shop searches by picture: catalogues, their import, held-out queries for the proof. */
module dev.akin.visualsearch {
  requires transitive dev.akin.engine;
  requires transitive dev.akin.vision;
  requires org.apache.commons.compress;
  requires org.apache.commons.csv;
  requires org.tukaani.xz;
  requires static org.jspecify;

  exports dev.akin.visualsearch;
  exports dev.akin.visualsearch.catalogue;
  exports dev.akin.visualsearch.dataset;
  exports dev.akin.visualsearch.importing;
}
