package dev.akin.engine.diagnosis;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.UnmetCondition;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.NearestSearch;
import dev.akin.engine.query.PathChooser;
import dev.akin.engine.query.PathTaken;
import dev.akin.engine.query.PointLookup;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.segment.VectorPart;
import dev.akin.engine.whynot.Evidence;
import dev.akin.engine.whynot.Passage;
import dev.akin.engine.whynot.Reason;
import dev.akin.engine.whynot.Standing;
import dev.akin.engine.whynot.Wanted;
import dev.akin.engine.whynot.WhyNot;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks a search again, from a reading that was opened for the point in question, and says what
 * became of that point. Owned by one thread.
 *
 * <p>Costs the search itself and, where the point is accepted, two exact scans; where it was lost,
 * the same search with twice, four times … the effort until that finds it, and on a graph a pass
 * over all links.
 */
public final class Diagnosis {
  private static final String FLAT = "Flat";

  /** Graphs may come and go between two searches of one reading, though hardly often. */
  private static final int ATTEMPTS = 5;

  private final Served served;
  private final Asked asked;
  private final Reading reading;
  private final PointLookup points;

  /**
   * What answers searches.
   *
   * @param kind of vector that is compared
   * @param index the plan's
   */
  public record Served(VectorSchema.Kind kind, String index, PathChooser chooser) {}

  /**
   * The search that is asked again.
   *
   * @param task of as many neighbors as the last rank that is wanted
   * @param selection what the filter accepts
   */
  public record Asked(
      SearchTask task, Selection selection, Optional<Filter> filter, Wanted wanted) {}

  /**
   * A diagnosis of searches in one reading.
   *
   * @param reading one that was opened for the points in question, and that of the task if it looks
   *     near to one
   */
  public Diagnosis(Served served, Asked asked, Reading reading) throws IOException {
    this.served = served;
    this.asked = asked;
    this.reading = reading;
    this.points = new PointLookup(reading);
  }

  /**
   * What became of a point.
   *
   * @throws IllegalStateException if the way through the point's segment changed each time
   */
  public WhyNot of(PointId id) throws IOException {
    Optional<LocatedPoint> found = points.find(id);
    if (found.isEmpty()) {
      Absence absence = Absence.of(id, reading);
      return because(id, absence.reason(), absence.evidence());
    }
    LocatedPoint point = found.get();
    Evidence evidence = Evidence.none().withVectors(point.vectorNames());
    if (asked.task.excluded().filter(id::equals).isPresent()) {
      return because(id, Reason.IS_TARGET, evidence);
    }
    if (!point.vectorNames().contains(served.kind.name())) {
      return because(id, Reason.OTHER_VECTOR, evidence);
    }
    if (!isSelected(point)) {
      return because(id, Reason.FILTERED_OUT, evidence.withUnmet(unmet(point)));
    }
    return accepted(point, evidence);
  }

  private WhyNot because(PointId id, Reason reason, Evidence evidence) {
    return new WhyNot(id, asked.wanted, reason, evidence);
  }

  private boolean isSelected(LocatedPoint point) {
    return switch (point) {
      case LocatedPoint.Recent(RecentWrite write) -> asked.selection.recent().contains(write);
      case LocatedPoint.Stored(Segment segment, int document) -> {
        OrdinalFilter accepted = part(segment).accepted();
        yield accepted.accepts(document);
      }
    };
  }

  private DocumentSet.Part part(Segment segment) {
    return asked.selection.documents().parts().stream()
        .filter(part -> part.segment().equals(segment))
        .findFirst()
        .orElseThrow();
  }

  private List<UnmetCondition> unmet(LocatedPoint point) throws IOException {
    return asked.filter.isEmpty()
        ? List.of()
        : UnmetCondition.of(asked.filter.get(), point.id(), point.vectorNames(), point.payload());
  }

  private WhyNot accepted(LocatedPoint point, Evidence evidence) throws IOException {
    Standing standing = standing(point);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Nearest answer = search(served.index);
      Passage taken = passage(answer, point);
      Evidence known =
          evidence.withStanding(standing).withRank(rank(answer, point)).withPassage(taken);
      Optional<Reason> reason = reasonOfRanks(known, answer);
      if (reason.isPresent()) {
        return because(point.id(), reason.get(), known);
      }
      Optional<LostOnTheWay.Loss> loss = loss((LocatedPoint.Stored) point, taken);
      if (loss.isPresent()) {
        return because(point.id(), loss.get().reason(), known.withPassage(loss.get().passage()));
      }
    }
    throw new IllegalStateException(
        "point %s: the way through its segment changed in each of %d searches"
            .formatted(point.id(), ATTEMPTS));
  }

  private Nearest search(String index) throws IOException {
    return new NearestSearch(served.kind, served.chooser, index)
        .search(asked.task, asked.selection);
  }

  private Standing standing(LocatedPoint point) throws IOException {
    Optional<LocatedPoint> excluded = Optional.empty();
    if (asked.task.excluded().isPresent()) {
      excluded = points.find(asked.task.excluded().get());
    }
    return new ExactRanking(asked.task, served.kind.name(), point, excluded, served.kind.metric())
        .standing(asked.selection, search(FLAT));
  }

  private static OptionalInt rank(Nearest answer, LocatedPoint point) {
    List<LocatedPoint> found = new ArrayList<>();
    answer.neighbors().forEach(neighbor -> found.add(neighbor.point()));
    int position = found.indexOf(point);
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position + 1);
  }

  private static Passage passage(Nearest answer, LocatedPoint point) {
    String where =
        switch (point) {
          case LocatedPoint.Recent _ -> "recent";
          case LocatedPoint.Stored(Segment segment, _) -> segment.name();
        };
    PathTaken path =
        answer.paths().stream()
            .filter(each -> each.where().equals(where))
            .findFirst()
            .orElseThrow();
    return Passage.exact(where, path.path(), path.why());
  }

  /** The reason, if ranks and scores decide it; nothing if the search lost the point. */
  private Optional<Reason> reasonOfRanks(Evidence known, Nearest answer) {
    Wanted wanted = asked.wanted;
    Standing standing = known.standing().orElseThrow();
    boolean isBelow = wanted.isBelow(standing.measure().score());
    if (known.rank().isPresent()) {
      Reason inWindow =
          known.rank().getAsInt() > wanted.offset() ? Reason.FOUND : Reason.BEFORE_WINDOW;
      return Optional.of(isBelow ? Reason.BELOW_SCORE_THRESHOLD : inWindow);
    }
    if (standing.rank() > wanted.last() || isTiedWithTheLast(standing, answer)) {
      return Optional.of(Reason.OUTRANKED);
    }
    return isBelow ? Optional.of(Reason.BELOW_SCORE_THRESHOLD) : Optional.empty();
  }

  /** Whether others that are as near stand in the answer, and no room is left. */
  private boolean isTiedWithTheLast(Standing standing, Nearest answer) {
    return answer.neighbors().size() == asked.wanted.last()
        && ExactRanking.isSame(
            answer.neighbors().getLast().distance(), standing.measure().distance());
  }

  /** How the search lost the point; nothing if it would take another way by now. */
  private Optional<LostOnTheWay.Loss> loss(LocatedPoint.Stored point, Passage taken) {
    VectorPart part = part(point.segment()).vectors(served.kind.name()).orElseThrow();
    PathChooser.Choice choice = served.chooser.choose(part, asked.task, served.index);
    int ordinal = part.vectors().ordinal(point.document());
    return choice.path().equals(taken.path())
        ? new LostOnTheWay(asked.task, part, ordinal).by(choice, taken)
        : Optional.empty();
  }
}
