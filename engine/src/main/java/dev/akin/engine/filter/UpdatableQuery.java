package dev.akin.engine.filter;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The documents whose updatable field fulfils a condition, by doc values. Cost: a look at every
 * document that the filter's other conditions leave, for values that change have no index.
 */
final class UpdatableQuery extends Query {
  /** Documents that an estimate looks at: its standard deviation is 0.016 at most. */
  private static final int SAMPLE = 1_000;

  /** Relative to a step of an iterator. */
  private static final float VALUE_COST = 2;

  private final Filter filter;
  private final UpdatableCondition condition;

  /**
   * @param filter what the condition was made of
   */
  UpdatableQuery(Filter filter, UpdatableCondition condition) {
    this.filter = filter;
    this.condition = condition;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), scoreMode, accepted(context.reader())));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  private TwoPhaseIterator accepted(LeafReader reader) throws IOException {
    NumericDocValues values = values(reader);
    boolean all = condition.acceptsNone();
    return new TwoPhaseIterator(all ? DocIdSetIterator.all(reader.maxDoc()) : values) {
      @Override
      public boolean matches() throws IOException {
        return all
            ? isAccepted(values, approximation.docID())
            : condition.accepts().test(values.longValue());
      }

      @Override
      public float matchCost() {
        return VALUE_COST;
      }
    };
  }

  /** The part of a segment's documents that are accepted, from a sample of them. */
  double fraction(LeafReader reader) throws IOException {
    NumericDocValues values = values(reader);
    int documents = reader.maxDoc();
    int looks = Math.min(documents, SAMPLE);
    int accepted = 0;
    for (int i = 0; i < looks; i++) {
      accepted += isAccepted(values, (int) ((long) i * documents / looks)) ? 1 : 0;
    }
    return looks == 0 ? 0 : accepted / (double) looks;
  }

  private boolean isAccepted(NumericDocValues values, int document) throws IOException {
    return values.advanceExact(document)
        ? condition.accepts().test(values.longValue())
        : condition.acceptsNone();
  }

  private NumericDocValues values(LeafReader reader) throws IOException {
    return DocValues.getNumeric(reader, condition.field().docValues());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String defaultField) {
    return condition.field().docValues() + ": " + filter;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpdatableQuery query
        && filter.equals(query.filter)
        && condition.field().equals(query.condition.field());
  }

  @Override
  public int hashCode() {
    return Objects.hash(filter, condition.field());
  }
}
