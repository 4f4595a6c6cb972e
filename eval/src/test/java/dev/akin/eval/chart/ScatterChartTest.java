package dev.akin.eval.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class ScatterChartTest {
  private static final Axis RECALL = Axis.over("recall", Scale.TOWARDS_ONE, new double[] {0.8, 1});
  private static final Axis SPEED =
      Axis.over("queries/s", Scale.LOGARITHMIC, new double[] {100, 10_000});

  private static Drawing drawing() {
    List<Series> series =
        List.of(
            new Series(
                "fast & <new>",
                Style.of(7),
                List.of(
                    new Series.Value(0.8, 10_000, true, "tip \"one\""),
                    new Series.Value(0.9, 900, false, "beaten"))),
            new Series("exact", Style.of(0), List.of(new Series.Value(1, 100, true, "all"))));
    Annotations.Place best = new Annotations.Place(0.8, 10_000);
    Annotations annotations =
        new Annotations(
            List.of(best, new Annotations.Place(1, 100)),
            List.of(new Annotations.Label(best, "QG32 at efSearch 16")),
            Optional.of(new Annotations.Level(1_000, "enough")));
    return new ScatterChart("Speed & recall", RECALL, SPEED, series).draw(annotations);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void svgIsWellFormedAndHasEveryMarkerAndName() throws Exception {
    Document svg = parsed(SvgWriter.svg(drawing()));
    NodeList markers = svg.getElementsByTagName("polygon");
    assertThat(markers.getLength()).as("three values, two in the legend").isEqualTo(5);
    NodeList words = svg.getElementsByTagName("text");
    List<String> texts =
        IntStream.range(0, words.getLength())
            .mapToObj(i -> words.item(i).getTextContent())
            .toList();
    assertThat(texts).contains("fast & <new>", "exact", "QG32 at efSearch 16", "enough", "0.99");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("tip \"one\"");
    assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("Speed & recall");
  }

  @Test
  void everyColourOfADrawingIsAVariableOfBothThemes() {
    String svg = SvgWriter.svg(drawing());
    String light = SvgWriter.variables(false);
    String dark = SvgWriter.variables(true);
    Set<String> used = new HashSet<>();
    for (String part : svg.split("var\\(--", -1)) {
      used.add(part.substring(0, Math.max(0, part.indexOf(')'))));
    }
    for (String name : used) {
      if (name.matches("[a-z0-9]+")) {
        assertThat(light).contains("--" + name + ":#");
        assertThat(dark).contains("--" + name + ":#");
      }
    }
    assertThat(used).contains("series7", "series0", "front", "ground", "text");
    assertThat(light).isNotEqualTo(dark);
  }

  @Test
  void stylesDifferInColourAndInForm() {
    List<Style> styles = IntStream.range(0, 10).mapToObj(Style::of).toList();
    assertThat(styles.stream().map(Style::symbol)).doesNotHaveDuplicates();
    assertThat(styles.stream().map(style -> style.ink().light())).doesNotHaveDuplicates();
    assertThat(styles.stream().map(style -> style.ink().dark())).doesNotHaveDuplicates();
    assertThat(Style.of(10)).isEqualTo(Style.of(0));
  }

  @Test
  void thePictureHasTheSameMarkersAtTheSamePlaces() throws IOException {
    Drawing drawing = drawing();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngWriter.png(drawing)));
    assertThat(image.getWidth()).isEqualTo(2 * drawing.width());
    assertThat(image.getHeight()).isEqualTo(2 * drawing.height());
    int filled = 0;
    for (Shape shape : drawing.shapes()) {
      if (shape instanceof Shape.Marker marker && marker.filled()) {
        int x = (int) Math.round(2 * marker.at().x());
        int y = (int) Math.round(2 * marker.at().y());
        assertThat(new Color(image.getRGB(x, y)))
            .isEqualTo(Color.decode(marker.style().ink().light()));
        filled++;
      }
    }
    assertThat(filled).isEqualTo(4);
    assertThat(new Color(image.getRGB(1, 1))).isEqualTo(Color.WHITE);
  }
}
