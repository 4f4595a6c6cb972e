package dev.akin.eval.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.eval.chart.Shape.Lettering;
import dev.akin.eval.chart.Shape.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelPlacementTest {
  private static final Box ALL = new Box(0, 0, 600, 400);
  private static final Lettering LETTERING = Lettering.of(Ink.TEXT, 12);

  private static Box box(Words words) {
    double width = LETTERING.width(words.text());
    return new Box(words.at().x(), words.at().y() - 10, width, 12);
  }

  private static List<Box> placed(LabelPlacement placement, List<Point> points) {
    List<Box> boxes = new ArrayList<>();
    for (Point point : points) {
      for (Shape shape : placement.place(point, "IVF1024,SQ8 at nprobe 8")) {
        if (shape instanceof Words words) {
          boxes.add(box(words));
        }
      }
    }
    return boxes;
  }

  @Test
  void labelsOfNearPointsDoNotOverlapAndStayInside() {
    LabelPlacement placement = new LabelPlacement(ALL, LETTERING);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      points.add(new Point(300 + 9 * i, 200 + 6 * i));
      placement.avoid(Box.around(points.getLast(), 6));
    }
    List<Box> boxes = placed(placement, points);
    assertThat(boxes).hasSizeGreaterThan(3);
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(ALL.contains(boxes.get(i))).isTrue();
      for (Point point : points) {
        assertThat(boxes.get(i).overlaps(Box.around(point, 5))).as("covers a marker").isFalse();
      }
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).overlaps(boxes.get(j))).isFalse();
      }
    }
  }

  @Test
  void aLabelWithoutAPlaceIsLeftOut() {
    LabelPlacement placement = new LabelPlacement(ALL, LETTERING);
    placement.avoid(ALL);
    assertThat(placement.place(new Point(300, 200), "HNSW32")).isEmpty();
  }

  @Test
  void linesAreCoveredOnlyWhereThereIsNoOtherPlace() {
    Point point = new Point(300, 200);
    Box usual = placed(new LabelPlacement(ALL, LETTERING), List.of(point)).getFirst();
    LabelPlacement sparing = new LabelPlacement(ALL, LETTERING);
    double middle = usual.y() + usual.height() / 2;
    sparing.spare(new Point(usual.x(), middle), new Point(usual.right(), middle));
    Box other = placed(sparing, List.of(point)).getFirst();
    assertThat(other.overlaps(usual) && other.y() <= middle && middle <= other.bottom()).isFalse();
    LabelPlacement crowded = new LabelPlacement(ALL, LETTERING);
    for (int y = 0; y <= 400; y += 4) {
      crowded.spare(new Point(0, y), new Point(600, y));
    }
    assertThat(placed(crowded, List.of(point))).containsExactly(usual);
  }

  @Test
  void aLabelAtTheEdgeIsTurnedInwards() {
    LabelPlacement placement = new LabelPlacement(ALL, LETTERING);
    List<Box> boxes = placed(placement, List.of(new Point(595, 5)));
    assertThat(boxes).hasSize(1);
    assertThat(ALL.contains(boxes.getFirst())).isTrue();
  }
}
