package dev.akin.engine.proving;

import dev.akin.engine.point.PointId;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.segment.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The points of a selection that have a vector of one kind. For any thread. */
final class Vectors {
  private final Selection selection;
  private final SearchUnderProof search;

  Vectors(Selection selection, SearchUnderProof search) {
    this.selection = selection;
    this.search = search;
  }

  /** A point of a selection, and its id. */
  record Place(PointId id, LocatedPoint point) {}

  /** How many there are. */
  long count() {
    long count = recent().size();
    for (DocumentSet.Part part : selection.documents().parts()) {
      count += count(part);
    }
    return count;
  }

  private long count(DocumentSet.Part part) {
    return part.vectors(search.kind().name())
        .map(found -> found.accepted().cardinality())
        .orElse(0);
  }

  /** Those in the recent-writes table, oldest change first. */
  List<RecentWrite> recent() {
    return selection.recent().stream().filter(write -> write.has(search.position())).toList();
  }

  /** Visits the points of a part in the order of its documents. */
  void visit(DocumentSet.Part part, Consumer<Place> visitor) throws IOException {
    Segment segment = part.segment();
    if (count(part) == 0) {
      return;
    }
    segment.ids(
        part.accepted(),
        (document, id) -> {
          if (segment.hasVector(document, search.kind().name())) {
            visitor.accept(new Place(id, new LocatedPoint.Stored(segment, document)));
          }
        });
  }

  /** Visits all points: the recent ones, then part by part. */
  void visit(Consumer<Place> visitor) throws IOException {
    recent()
        .forEach(write -> visitor.accept(new Place(write.id(), new LocatedPoint.Recent(write))));
    for (DocumentSet.Part part : selection.documents().parts()) {
      visit(part, visitor);
    }
  }

  /** The recent writes alone, as a selection. */
  Selection recentAlone() {
    return new Selection(selection.recent(), new DocumentSet(List.of(), 0, List.of()));
  }

  /** Each part that has such vectors alone, as a selection. */
  List<Selection> partsAlone() {
    List<Selection> alone = new ArrayList<>();
    for (DocumentSet.Part part : selection.documents().parts()) {
      if (count(part) > 0) {
        alone.add(
            new Selection(
                List.of(),
                new DocumentSet(List.of(part), part.accepted().cardinality(), List.of())));
      }
    }
    return alone;
  }
}
