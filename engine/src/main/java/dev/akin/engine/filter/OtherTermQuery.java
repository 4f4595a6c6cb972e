package dev.akin.engine.filter;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Documents that have a term besides the given ones, by sorted-set doc values. Cost: the documents
 * that have the field.
 */
final class OtherTermQuery extends Query {
  private final String field;
  private final Set<BytesRef> terms;

  OtherTermQuery(String field, Collection<BytesRef> terms) {
    this.field = field;
    this.terms = Set.copyOf(terms);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        SortedSetDocValues values = context.reader().getSortedSetDocValues(field);
        if (values == null) {
          return null;
        }
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), scoreMode, otherTerms(values)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return DocValues.isCacheable(context, field);
      }
    };
  }

  private TwoPhaseIterator otherTerms(SortedSetDocValues values) throws IOException {
    LongBitSet given = new LongBitSet(values.getValueCount());
    for (BytesRef term : terms) {
      long ordinal = values.lookupTerm(term);
      if (ordinal >= 0) {
        given.set(ordinal);
      }
    }
    return new TwoPhaseIterator(values) {
      @Override
      public boolean matches() throws IOException {
        for (int i = values.docValueCount(); i > 0; i--) {
          if (!given.get(values.nextOrd())) {
            return true;
          }
        }
        return false;
      }

      @Override
      public float matchCost() {
        return 4;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String defaultField) {
    return field
        + ":not in "
        + terms.stream().sorted().map(BytesRef::toString).collect(Collectors.toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OtherTermQuery query
        && field.equals(query.field)
        && terms.equals(query.terms);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, terms);
  }
}
