package dev.akin.engine;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.vector.Metric;
import dev.akin.engine.point.Point;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.NearestSearch;
import dev.akin.engine.query.PathChooser;
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

  private final Metric metric;
  private final PathChooser chooser;

  CollectionProbe(Metric metric, PathChooser chooser) {
    this.metric = metric;
    this.chooser = chooser;
  }

  /** The answers to queries that are drawn from the points themselves. */
  SnapshotProbe draw(Reading reading, long seed) throws IOException {
    Selection all = Selection.of(reading, Optional.empty());
    List<List<Float>> queries = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < QUERIES && all.count() > 0; i++) {
      queries.add(components(vector(all, random.nextLong(all.count()))));
    }
    return ask(all, queries);
  }

  /** The answers that a collection gives now to the queries of a probe. */
  SnapshotProbe repeat(SnapshotProbe probe, Reading reading) throws IOException {
    return ask(
        Selection.of(reading, Optional.empty()),
        probe.answers().stream().map(Answer::query).toList());
  }

  private SnapshotProbe ask(Selection all, List<List<Float>> queries) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (List<Float> query : queries) {
      float[] vector = new Answer(query, List.of()).vector();
      SearchTask task = new SearchTask(vector, NEIGHBORS, Optional.empty(), EXACT);
      List<Found> found = new ArrayList<>();
      for (Nearest.Neighbor neighbor :
          new NearestSearch(metric, chooser, "Flat").search(task, all).neighbors()) {
        found.add(new Found(neighbor.point().id(), neighbor.distance()));
      }
      answers.add(new Answer(query, found));
    }
    return new SnapshotProbe(all.count(), answers);
  }

  private static float[] vector(Selection all, long number) {
    List<RecentWrite> recent = all.recent();
    if (number < recent.size()) {
      return recent.get((int) number).point().map(Point::vector).orElseThrow();
    }
    long left = number - recent.size();
    for (DocumentSet.Part part : all.documents().parts()) {
      OrdinalFilter accepted = part.accepted();
      if (left < accepted.cardinality()) {
        int ordinal = accepted.next(0);
        while (left-- > 0) {
          ordinal = accepted.next(ordinal + 1);
        }
        return part.segment().vector(ordinal);
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
