package dev.akin.engine.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;

/**
 * The words of a field's texts in one segment: a Lucene index in memory with one document for each
 * different text, found through the text's ordinal among the segment's terms. A text that many
 * points have is analyzed once. Cost of a question: the words' postings, then the documents that
 * have the field or, if few texts were found, theirs.
 */
final class TextIndex implements SegmentIndex {
  private static final String WORDS = "words";
  private static final FieldType POSITIONS = new FieldType();

  static {
    POSITIONS.setTokenized(true);
    POSITIONS.setOmitNorms(true);
    POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    POSITIONS.freeze();
  }

  private final DirectoryReader texts;
  private final IndexSearcher searcher;
  private final List<Part> parts;
  private final long bytes;

  /** The texts of one Lucene field: those from {@code first} on, with their ordinals there. */
  private static final class Part {
    private final String termsField;
    private final int first;
    private final int[] ordinals;

    Part(String termsField, int first, int[] ordinals) {
      this.termsField = termsField;
      this.first = first;
      this.ordinals = ordinals;
    }
  }

  private TextIndex(ByteBuffersDirectory directory, List<Part> parts) throws IOException {
    this.texts = DirectoryReader.open(directory);
    this.searcher = new IndexSearcher(texts);
    this.searcher.setQueryCache(null);
    this.parts = parts;
    long size = (long) Integer.BYTES * texts.maxDoc();
    for (String file : directory.listAll()) {
      size += directory.fileLength(file);
    }
    this.bytes = size;
  }

  static TextIndex build(PayloadPath field, LeafReader reader, StoredPayloads payloads)
      throws IOException {
    DistinctTexts distinct = new DistinctTexts(field, reader, payloads);
    List<Part> parts = new ArrayList<>();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (Writer writer = new Writer(directory)) {
      for (String termsField : DistinctTexts.fields(field)) {
        Ordinals ordinals = new Ordinals();
        int first = writer.written;
        distinct.visit(
            termsField,
            (ordinal, text) -> {
              writer.write(text);
              ordinals.add(ordinal);
            });
        parts.add(new Part(termsField, first, ordinals.toArray()));
      }
    }
    return new TextIndex(directory, parts);
  }

  /**
   * Writes texts as documents. One thread writes, and nothing merges, so that documents are
   * numbered as they were written.
   */
  private static final class Writer implements AutoCloseable {
    private final IndexWriter writer;
    private int written;

    Writer(ByteBuffersDirectory directory) throws IOException {
      this.writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(Words.ANALYZER).setMergePolicy(NoMergePolicy.INSTANCE));
    }

    void write(String text) throws IOException {
      Document document = new Document();
      document.add(new Field(WORDS, text, POSITIONS));
      writer.addDocument(document);
      written++;
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  @Override
  public FixedBitSet accepted(Filter condition, LeafReader reader) throws IOException {
    FixedBitSet found = search(query(condition));
    FixedBitSet documents = new FixedBitSet(reader.maxDoc());
    for (Part part : parts) {
      FixedBitSet ordinals = new FixedBitSet(DistinctTexts.terms(reader, part.termsField));
      for (int i = 0; i < part.ordinals.length; i++) {
        if (found.get(part.first + i)) {
          ordinals.set(part.ordinals[i]);
        }
      }
      TermDocuments.add(reader, part.termsField, ordinals, documents);
    }
    return documents;
  }

  private static Query query(Filter condition) {
    if (condition instanceof Filter.MatchPhrase(_, List<String> words)) {
      return new PhraseQuery(WORDS, words.toArray(String[]::new));
    }
    if (condition instanceof Filter.MatchText(_, Set<String> words)) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      words.forEach(word -> all.add(new TermQuery(new Term(WORDS, word)), Occur.FILTER));
      return all.build();
    }
    throw new IllegalArgumentException("not about words: " + condition);
  }

  private FixedBitSet search(Query query) throws IOException {
    FixedBitSet found = new FixedBitSet(Math.max(1, texts.maxDoc()));
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : texts.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        DocIdSetIterator matches = scorer.iterator();
        for (int text = matches.nextDoc();
            text != DocIdSetIterator.NO_MORE_DOCS;
            text = matches.nextDoc()) {
          found.set(leaf.docBase + text);
        }
      }
    }
    return found;
  }

  @Override
  public long values() {
    return texts.maxDoc();
  }

  @Override
  public long bytes() {
    return bytes;
  }
}
