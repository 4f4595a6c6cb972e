package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/** The two evaluations of a filter, in memory and by Lucene, agree on random payloads. */
final class FilterQueriesTest {
  private static final int POINTS = 120;
  private static final String ID = "_id";

  @SeededTest(15)
  void bothEvaluationsAcceptTheSamePoints(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    RandomFilters filters = new RandomFilters(random);
    List<Payload> payloads = payloads(filters);
    int accepted = 0;
    try (ByteBuffersDirectory directory = index(payloads);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int i = 0; i < 150; i++) {
        Filter filter = filters.filter(3);
        Set<Integer> expected = expected(filter, payloads);
        assertThat(search(searcher, FilterQueries.of(filter, ID)))
            .as("%s", filter)
            .isEqualTo(expected);
        accepted += expected.size();
      }
    }
    // The comparison means something only if filters neither accept nor refuse everything.
    assertThat(accepted).isBetween(150 * POINTS / 20, 150 * POINTS * 19 / 20);
  }

  @SeededTest(15)
  void facetsOfSegmentsAndOfMemoryAgree(Seed seed) throws IOException {
    RandomFilters filters = new RandomFilters(seed.random());
    List<Payload> payloads = payloads(filters);
    try (ByteBuffersDirectory directory = index(payloads);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (int i = 0; i < 40; i++) {
        PayloadPath path = filters.path();
        FacetCounter inMemory = new FacetCounter(path);
        payloads.forEach(inMemory::count);
        FacetCounter indexed = new FacetCounter(path);
        for (LeafReaderContext leaf : reader.leaves()) {
          indexed.count(leaf.reader(), DocIdSetIterator.all(leaf.reader().maxDoc()));
        }
        assertThat(indexed.top(1000)).as("%s", path).isEqualTo(inMemory.top(1000));
        assertThat(inMemory.top(1000)).isEqualTo(counts(path, payloads));
      }
    }
  }

  private static List<FacetCounter.ValueCount> counts(PayloadPath path, List<Payload> payloads) {
    Map<MatchValue, Long> counts = new HashMap<>();
    for (Payload payload : payloads) {
      path.flatValues(payload).stream()
          .distinct()
          .filter(value -> !(value instanceof String text && text.length() > 8191))
          .flatMap(value -> MatchValue.ofPayload(value).stream())
          .forEach(value -> counts.merge(value, 1L, Long::sum));
    }
    return counts.entrySet().stream()
        .map(e -> new FacetCounter.ValueCount(e.getKey(), e.getValue()))
        .sorted((a, b) ->
            a.count() != b.count()
                ? Long.compare(b.count(), a.count())
                : PayloadTerms.of(a.value()).compareTo(PayloadTerms.of(b.value())))
        .toList();
  }

  private static List<Payload> payloads(RandomFilters filters) {
    return IntStream.range(0, POINTS).mapToObj(i -> filters.payload()).toList();
  }

  private static Set<Integer> expected(Filter filter, List<Payload> payloads) {
    return IntStream.range(0, payloads.size())
        .filter(i -> filter.matches(PointId.of(i), payloads.get(i)))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ByteBuffersDirectory index(List<Payload> payloads) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE).setMaxBufferedDocs(50);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < payloads.size(); i++) {
        Document document = new Document();
        document.add(new StringField(ID, new BytesRef(PointId.of(i).toBytes()), Field.Store.NO));
        document.add(new NumericDocValuesField("ordinal", i));
        PayloadFields.of(payloads.get(i)).forEach(document::add);
        writer.addDocument(document);
      }
    }
    return directory;
  }

  private static Set<Integer> search(IndexSearcher searcher, Query query) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Set<Integer> found = new TreeSet<>();
    List<ScoreDoc> hits = new ArrayList<>(List.of(searcher.search(query, POINTS).scoreDocs));
    for (ScoreDoc hit : hits) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      NumericDocValues ordinals = leaf.reader().getNumericDocValues("ordinal");
      ordinals.advanceExact(hit.doc - leaf.docBase);
      found.add((int) ordinals.longValue());
    }
    return found;
  }
}
