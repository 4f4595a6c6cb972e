package dev.akin.engine.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The different texts of a field in a segment, from its terms. A text that is too long to be a term
 * is read from a payload that holds it: its term is its hash. Owned by one thread.
 */
final class DistinctTexts {
  private final PayloadPath field;
  private final LeafReader reader;
  private final StoredPayloads payloads;

  /** Sees every different text once. */
  interface Visitor {
    void visit(int ordinal, String text) throws IOException;
  }

  DistinctTexts(PayloadPath field, LeafReader reader, StoredPayloads payloads) {
    this.field = field;
    this.reader = reader;
    this.payloads = payloads;
  }

  /** The Lucene fields that hold the terms: of values at the path, and of elements of lists. */
  static List<String> fields(PayloadPath field) {
    return List.of(PayloadFields.terms(field.toString()), PayloadFields.terms(field.elements()));
  }

  /** The number of different terms, texts and others, of a Lucene field; ordinals are below it. */
  static int terms(LeafReader reader, String termsField) throws IOException {
    SortedSetDocValues values = reader.getSortedSetDocValues(termsField);
    return values == null ? 0 : Math.toIntExact(values.getValueCount());
  }

  /** Visits every text. */
  void visit(String termsField, Visitor visitor) throws IOException {
    visitShort(termsField, visitor);
    visitKind(
        termsField,
        PayloadTerms::isHash,
        (ordinal, term) -> visitor.visit(ordinal, longText(termsField, term)));
  }

  /** Visits the texts that are terms, which costs no payload. */
  void visitShort(String termsField, Visitor visitor) throws IOException {
    visitKind(
        termsField, PayloadTerms::isText, (ordinal, term) -> visitor.visit(ordinal, text(term)));
  }

  private interface TermVisitor {
    void visit(int ordinal, BytesRef term) throws IOException;
  }

  private void visitKind(String termsField, Predicate<BytesRef> kind, TermVisitor visitor)
      throws IOException {
    SortedSetDocValues values = reader.getSortedSetDocValues(termsField);
    if (values == null) {
      return;
    }
    TermsEnum terms = values.termsEnum();
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      if (kind.test(term)) {
        visitor.visit(Math.toIntExact(terms.ord()), term);
      }
    }
  }

  private static String text(BytesRef term) {
    return new String(term.bytes, term.offset + 1, term.length - 1, StandardCharsets.UTF_8);
  }

  private String longText(String termsField, BytesRef hash) throws IOException {
    TermsEnum terms = reader.terms(termsField).iterator();
    if (!terms.seekExact(hash)) {
      throw new IOException("%s: a doc value that is no term: %s".formatted(termsField, hash));
    }
    PostingsEnum holders = terms.postings(null, PostingsEnum.NONE);
    int document = holders.nextDoc();
    for (Object value : field.flatValues(payloads.of(document).fields())) {
      if (value instanceof String text
          && PayloadTerms.of(new MatchValue.Keyword(text)).equals(hash)) {
        return text;
      }
    }
    throw new IOException(
        "%s: document %,d lacks the text whose hash is its term".formatted(termsField, document));
  }
}
