package dev.akin.visualsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.visualsearch.catalogue.CatalogueItem;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HoldOutTest {
  private static CatalogueItem item(String name, Map<String, Object> attributes) {
    return new CatalogueItem(
        name,
        PointId.of(1),
        Payload.of(attributes),
        () -> {
          throw new IOException("not to be read");
        });
  }

  private static long heldOut(HoldOut holdOut) {
    return IntStream.range(0, 10_000)
        .filter(number -> holdOut.contains(item(number + ".jpg", Map.of())))
        .count();
  }

  @Test
  void holdsOutAboutItsShare() {
    assertThat(heldOut(HoldOut.ofPictures(0.05))).isBetween(430L, 570L);
    assertThat(heldOut(HoldOut.ofPictures(0.5))).isBetween(4_800L, 5_200L);
    assertThat(heldOut(HoldOut.none())).isZero();
  }

  @Test
  void aLargerShareHoldsOutWhatASmallerOneDoes() {
    for (int number = 0; number < 1_000; number++) {
      CatalogueItem item = item(number + ".jpg", Map.of());
      if (HoldOut.ofPictures(0.1).contains(item)) {
        assertThat(HoldOut.ofPictures(0.2).contains(item)).isTrue();
      }
    }
  }

  @Test
  void aGroupStaysTogether() {
    HoldOut byName = HoldOut.ofPictures(0.3).withGroupBy("name");
    for (int group = 0; group < 50; group++) {
      Map<String, Object> attributes = Map.of("name", "shirt " + group);
      boolean first = byName.contains(item("a.jpg", attributes));
      assertThat(byName.contains(item("b.jpg", attributes))).isEqualTo(first);
    }
  }

  @Test
  void aPictureWithoutAGroupIsItsOwn() {
    CatalogueItem item = item("a.jpg", Map.of());
    assertThat(HoldOut.ofPictures(0.5).withGroupBy("name").contains(item))
        .isEqualTo(HoldOut.ofPictures(0.5).contains(item));
  }

  @Test
  void refusesImpossibleShares() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldOut.ofPictures(1))
        .withMessage("held-out share 1.0, allowed are 0 … 1");
    assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.ofPictures(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> HoldOut.ofPictures(Double.NaN));
  }
}
