package dev.akin.eval.relevance;

/**
 * Which rows somebody looked at: of an answer, by rank, and how many of all were found irrelevant.
 * What nobody looked at may be relevant or not.
 *
 * @param judged which rows of the answer were judged; owned by the pool from here on
 * @param irrelevant how many rows were judged and are not relevant, in the answer or not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pool(boolean[] judged, long irrelevant) {
  int judgedRows() {
    int rows = 0;
    for (boolean each : judged) {
      rows += each ? 1 : 0;
    }
    return rows;
  }
}
