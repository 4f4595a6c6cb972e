package dev.akin.visualsearch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.PointId;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureDecoder;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureStoreTest {
  @TempDir Path folder;

  private static Picture orange(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 230;
      rgb[i + 1] = (byte) 130;
      rgb[i + 2] = 30;
    }
    return Picture.of(width, height, rgb);
  }

  @Test
  void keepsSmallJpegs() throws Exception {
    PictureStore store = new PictureStore(folder);
    PointId id = PointId.of(UUID.nameUUIDFromBytes(new byte[] {1}));
    store.write(id, orange(1000, 500));
    Picture read = new PictureDecoder().decode(store.read(id).orElseThrow());
    assertThat(read.width()).isEqualTo(256);
    assertThat(read.height()).isEqualTo(128);
    assertThat(read.rgb(100, 50) >> 16).isBetween(222, 238);
  }

  @Test
  void doesNotEnlarge() throws Exception {
    PictureStore store = new PictureStore(folder);
    store.write(PointId.of(5), orange(60, 80));
    assertThat(new PictureDecoder().decode(store.read(PointId.of(5)).orElseThrow()).height())
        .isEqualTo(80);
  }

  @Test
  void knowsWhatItHasNot() throws Exception {
    PictureStore store = new PictureStore(folder);
    assertThat(store.read(PointId.of(1))).isEmpty();
    store.write(PointId.of(1), orange(8, 8));
    store.delete(PointId.of(1));
    assertThat(store.read(PointId.of(1))).isEmpty();
  }
}
