package dev.akin.engine.filter;

import dev.akin.engine.filter.PayloadIndexes.Built;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** The documents that one condition accepts, from a {@link PayloadIndex}. */
final class PayloadIndexQuery extends Query {
  private final Filter condition;
  private final PayloadIndex index;
  private final PayloadIndexes indexes;
  private final Collection<Built> built;

  /**
   * @param built takes note of what had to be built
   */
  PayloadIndexQuery(
      Filter condition, PayloadIndex index, PayloadIndexes indexes, Collection<Built> built) {
    this.condition = condition;
    this.index = index;
    this.indexes = indexes;
    this.built = built;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        FixedBitSet accepted =
            indexes.of(context.reader(), index, built).accepted(condition, context.reader());
        int count = accepted.cardinality();
        return count == 0
            ? null
            : new DefaultScorerSupplier(
                new ConstantScoreScorer(score(), scoreMode, new BitSetIterator(accepted, count)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String defaultField) {
    return index + ": " + condition;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PayloadIndexQuery query && condition.equals(query.condition);
  }

  @Override
  public int hashCode() {
    return condition.hashCode();
  }
}
