package dev.akin.engine;

import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Optional;

/**
 * A page of points in the order of their ids.
 *
 * @param next where the following page starts; empty on the last page
 */
public record ScrollPage(List<StoredPoint> points, Optional<PointId> next) {
  public ScrollPage {
    points = List.copyOf(points);
  }
}
