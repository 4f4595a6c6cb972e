package dev.akin.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.filter.GeoShape.Box;
import dev.akin.engine.filter.GeoShape.Circle;
import dev.akin.engine.filter.GeoShape.Polygon;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GeoShapeTest {
  private static GeoPoint at(double lat, double lon) {
    return new GeoPoint(lat, lon);
  }

  private static GeoRing ring(double... latsAndLons) {
    List<GeoPoint> points = new ArrayList<>();
    for (int i = 0; i < latsAndLons.length; i += 2) {
      points.add(at(latsAndLons[i], latsAndLons[i + 1]));
    }
    points.add(points.getFirst());
    return new GeoRing(points);
  }

  @Test
  void aBoxLeavesItsEdgeOut() {
    Box box = new Box(at(10, -5), at(0, 5));
    assertThat(box.contains(5, 0)).isTrue();
    assertThat(box.contains(10, 0)).isFalse();
    assertThat(box.contains(5, 5)).isFalse();
    assertThat(box.contains(-1, 0)).isFalse();
    assertThatThrownBy(() -> new Box(at(0, 0), at(1, 1)))
        .hasMessage("geo_bounding_box: the top at lat 0.0 lies below the bottom at lat 1.0");
  }

  @Test
  void aBoxMaySpanThe180thMeridian() {
    Box pacific = new Box(at(10, 170), at(-10, -170));
    assertThat(pacific.contains(0, 175)).isTrue();
    assertThat(pacific.contains(0, -175)).isTrue();
    assertThat(pacific.contains(0, 180)).isTrue();
    assertThat(pacific.contains(0, 0)).isFalse();
  }

  @Test
  void aCircleMeasuresAlongTheSphere() {
    // A degree of a great circle is 111,195.08 m on a sphere of this radius.
    double degree = Math.toRadians(1) * GeoShape.EARTH_METERS;
    assertThat(degree).isBetween(111_195.0, 111_195.2);
    for (double[] neighbor : new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      assertThat(new Circle(at(0, 0), degree * 1.000001).contains(neighbor[0], neighbor[1]))
          .isTrue();
      assertThat(new Circle(at(0, 0), degree * 0.999999).contains(neighbor[0], neighbor[1]))
          .isFalse();
    }
    assertThat(new Circle(at(0, 179.5), degree * 1.01).contains(0, -179.5)).isTrue();
    assertThat(new Circle(at(89.5, 0), degree * 1.01).contains(89.5, 180)).isTrue();
    // Berlin to Paris: 878 km.
    assertThat(new Circle(at(52.52, 13.405), 880_000).contains(48.8566, 2.3522)).isTrue();
    assertThat(new Circle(at(52.52, 13.405), 876_000).contains(48.8566, 2.3522)).isFalse();
    assertThatThrownBy(() -> new Circle(at(0, 0), Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void aPolygonIsWhatItsRingSurroundsWithoutHoles() {
    GeoRing square = ring(0, 0, 0, 10, 10, 10, 10, 0);
    GeoRing hole = ring(4, 4, 4, 6, 6, 6, 6, 4);
    Polygon polygon = new Polygon(square, List.of(hole));
    assertThat(polygon.contains(2, 2)).isTrue();
    assertThat(polygon.contains(5, 5)).isFalse();
    assertThat(polygon.contains(4, 5)).isFalse();
    assertThat(polygon.contains(0, 5)).isFalse();
    assertThat(polygon.contains(10, 10)).isFalse();
    assertThat(polygon.contains(11, 5)).isFalse();
    assertThat(polygon.contains(5, -1)).isFalse();
  }

  @Test
  void aRayThroughCornersCrossesOnce() {
    Polygon diamond = new Polygon(ring(0, -5, 5, 0, 0, 5, -5, 0), List.of());
    assertThat(diamond.contains(0, -4)).isTrue();
    assertThat(diamond.contains(0, -6)).isFalse();
    assertThat(diamond.contains(5, -6)).isFalse();
    assertThat(diamond.contains(-5, -6)).isFalse();
    assertThatThrownBy(() -> new GeoRing(List.of(at(0, 0), at(0, 1), at(0, 0))))
        .hasMessageContaining("a ring of 3 points, must be 4 to 10,000");
    assertThatThrownBy(() -> new GeoRing(List.of(at(0, 0), at(0, 1), at(1, 1), at(1, 0))))
        .hasMessageContaining("the ring is open");
  }
}
