package dev.akin.engine;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.engine.point.NamedVectors;
import dev.akin.engine.point.Point;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.NearestSearch;
import dev.akin.engine.query.SearchTask;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.snapshot.SnapshotProbe;
import dev.akin.engine.snapshot.SnapshotProbe.Answer;
import dev.akin.engine.snapshot.SnapshotProbe.Found;
import dev.akin.engine.write.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Asks a collection the questions of a snapshot's probe, and gets the exact answers. */
final class CollectionProbe {
  private static final int QUERIES = 16;
  private static final int NEIGHBORS = 10;
  private static final SearchTask.Effort EXACT =
      new SearchTask.Effort(true, OptionalInt.empty(), 1);

  private final List<CollectionVector> vectors;

  CollectionProbe(List<CollectionVector> vectors) {
    this.vectors = List.copyOf(vectors);
  }

  /** The answers to queries that are drawn from the points themselves. */
  SnapshotProbe draw(Reading reading, long seed) throws IOException {
    Selection all = Selection.of(reading, Optional.empty());
    List<Answer> answers = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (CollectionVector vector : vectors) {
      String name = vector.kind().name();
      for (int i = 0; i < QUERIES && all.count() > 0; i++) {
        Optional<float[]> query = vectors(all, random.nextLong(all.count())).get(name);
        if (query.isPresent()) {
          answers.add(ask(all, name, components(query.get())));
        }
      }
    }
    return new SnapshotProbe(all.count(), answers);
  }

  /** The answers that a collection gives now to the queries of a probe. */
  SnapshotProbe repeat(SnapshotProbe probe, Reading reading) throws IOException {
    Selection all = Selection.of(reading, Optional.empty());
    List<Answer> answers = new ArrayList<>();
    for (Answer answer : probe.answers()) {
      answers.add(ask(all, answer.using(), answer.query()));
    }
    return new SnapshotProbe(all.count(), answers);
  }

  private Answer ask(Selection all, String using, List<Float> query) throws IOException {
    int position = position(using);
    CollectionVector vector = vectors.get(position);
    float[] target = new Answer(using, query, List.of()).vector();
    SearchTask task = new SearchTask(position, target, NEIGHBORS, Optional.empty(), EXACT);
    List<Found> found = new ArrayList<>();
    for (Nearest.Neighbor neighbor :
        new NearestSearch(vector.kind(), vector.chooser(), "Flat").search(task, all).neighbors()) {
      found.add(new Found(neighbor.point().id(), neighbor.distance()));
    }
    return new Answer(using, query, found);
  }

  private int position(String using) {
    for (int i = 0; i < vectors.size(); i++) {
      if (vectors.get(i).kind().name().equals(using)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the collection has no vector \"" + using + "\"");
  }

  private static NamedVectors vectors(Selection all, long number) {
    List<RecentWrite> recent = all.recent();
    if (number < recent.size()) {
      return recent.get((int) number).point().map(Point::vectors).orElseThrow();
    }
    long left = number - recent.size();
    for (DocumentSet.Part part : all.documents().parts()) {
      OrdinalFilter accepted = part.accepted();
      if (left < accepted.cardinality()) {
        int ordinal = accepted.next(0);
        while (left-- > 0) {
          ordinal = accepted.next(ordinal + 1);
        }
        return part.segment().vectors(ordinal);
      }
      left -= accepted.cardinality();
    }
    throw new IllegalArgumentException("point %d of %d".formatted(number, all.count()));
  }

  private static List<Float> components(float[] vector) {
    List<Float> components = new ArrayList<>(vector.length);
    for (float component : vector) {
      components.add(component);
    }
    return components;
  }
}
