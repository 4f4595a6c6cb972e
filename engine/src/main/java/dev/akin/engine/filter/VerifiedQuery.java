package dev.akin.engine.filter;

import dev.akin.engine.point.PointId;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The documents whose stored payload a condition accepts. A query that accepts at least these finds
 * the candidates, and {@link FilterEvaluation} decides. Cost: a payload read for each candidate
 * that no other condition has ruled out.
 */
final class VerifiedQuery extends Query {
  /** Relative to a step of an iterator; a payload takes microseconds. */
  private static final float PAYLOAD_COST = 1_000;

  /** The condition is about the payload alone, so that any id will do. */
  private static final PointId NO_ID = PointId.of(0);

  private final Query candidates;
  private final Filter condition;
  private final String payloadField;

  VerifiedQuery(Query candidates, Filter condition, String payloadField) {
    this.candidates = candidates;
    this.condition = condition;
    this.payloadField = payloadField;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query rewritten = candidates.rewrite(searcher);
    return rewritten.equals(candidates)
        ? super.rewrite(searcher)
        : new VerifiedQuery(rewritten, condition, payloadField);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    Weight ofCandidates = searcher.createWeight(candidates, ScoreMode.COMPLETE_NO_SCORES, boost);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        Scorer scorer = ofCandidates.scorer(context);
        return scorer == null
            ? null
            : new DefaultScorerSupplier(
                new ConstantScoreScorer(
                    score(),
                    scoreMode,
                    verified(
                        scorer.iterator(), new StoredPayloads(context.reader(), payloadField))));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  private TwoPhaseIterator verified(DocIdSetIterator found, StoredPayloads payloads) {
    return new TwoPhaseIterator(found) {
      @Override
      public boolean matches() throws IOException {
        return condition.matches(NO_ID, Set.of(), payloads.of(approximation.docID()));
      }

      @Override
      public float matchCost() {
        return PAYLOAD_COST;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String defaultField) {
    return condition + " among " + candidates;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifiedQuery query
        && condition.equals(query.condition)
        && candidates.equals(query.candidates);
  }

  @Override
  public int hashCode() {
    return Objects.hash(condition, candidates);
  }
}
