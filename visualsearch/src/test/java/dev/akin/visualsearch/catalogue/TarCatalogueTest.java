package dev.akin.visualsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.vision.picture.PictureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class TarCatalogueTest {
  @TempDir Path folder;

  /** Writes the entries of an archive. */
  @FunctionalInterface
  private interface Entries {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  private static byte[] tar(Entries entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      entries.write(tar);
    }
    return bytes.toByteArray();
  }

  private static void file(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, byte kind) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName("/etc/passwd");
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private TarCatalogue open(byte[] archive) throws IOException {
    Path file = Files.write(folder.resolve("pictures"), archive);
    return TarCatalogue.open(file, Attributes.ofPaths());
  }

  private static byte[] threePictures() throws IOException {
    return tar(tar -> {
      file(tar, "./shoes/a.png", CataloguePictures.png(1));
      file(tar, "readme.txt", new byte[] {1});
      file(tar, "b.png", CataloguePictures.png(2));
      file(tar, "hats/c.png", CataloguePictures.png(3));
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "gzip", "xz"})
  void readsPicturesHoweverTheyAreCompressed(String compression) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case "gzip" -> new GZIPOutputStream(bytes);
          case "xz" -> new XZOutputStream(bytes, new LZMA2Options(1));
          default -> bytes;
        }) {
      out.write(threePictures());
    }
    List<CatalogueItem> items = CataloguePictures.items(open(bytes.toByteArray()));
    assertThat(items.stream().map(CatalogueItem::name))
        .containsExactly("shoes/a.png", "b.png", "hats/c.png");
    assertThat(items.getFirst().payload().fields())
        .isEqualTo(Map.of("picture", "shoes/a.png", "category", "shoes"));
    assertThat(items.get(2).source().read().fingerprint())
        .isEqualTo(Fingerprint.of(CataloguePictures.png(3)));
  }

  @Test
  void theIdOfAPictureIsThatOfTheSameFileInAFolder() throws Exception {
    Files.createDirectories(folder.resolve("f/shoes"));
    Files.write(folder.resolve("f/shoes/a.png"), CataloguePictures.png(1));
    FolderCatalogue files = FolderCatalogue.open(folder.resolve("f"), Attributes.ofPaths());
    assertThat(CataloguePictures.items(files).getFirst().id())
        .isEqualTo(CataloguePictures.items(open(threePictures())).getFirst().id());
  }

  @Test
  void hostileEntriesAreLeftOutOrHarmless() throws Exception {
    byte[] archive =
        tar(tar -> {
          file(tar, "../../etc/x.png", CataloguePictures.png(1));
          file(tar, "tmp//y.png", CataloguePictures.png(2));
          link(tar, "link.png", TarConstants.LF_SYMLINK);
          link(tar, "hard.png", TarConstants.LF_LINK);
          link(tar, "device.png", TarConstants.LF_CHR);
          file(tar, "n".repeat(2_000) + ".png", CataloguePictures.png(3));
          file(tar, "tmp/y.png", CataloguePictures.png(4));
        });
    List<CatalogueItem> items = CataloguePictures.items(open(archive));
    assertThat(items.stream().map(CatalogueItem::name)).containsExactly("etc/x.png", "tmp/y.png");
    assertThat(items.get(1).source().read().fingerprint())
        .as("the first of one name counts")
        .isEqualTo(Fingerprint.of(CataloguePictures.png(2)));
  }

  @Test
  void aNameThatIsLargerThanAnyNameIsNotRead() throws Exception {
    byte[] archive =
        tar(tar -> {
          TarArchiveEntry name =
              new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
          name.setSize(8 << 20);
          tar.putArchiveEntry(name);
          tar.write(new byte[8 << 20]);
          tar.closeArchiveEntry();
          file(tar, "a.png", CataloguePictures.png(1));
        });
    TarCatalogue catalogue = open(archive);
    assertThatThrownBy(() -> CataloguePictures.items(catalogue))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("a name of 8,388,608 bytes");
  }

  @Test
  void anEntryLargerThanAnyPictureIsNotReadButNamed() throws Exception {
    byte[] archive =
        tar(tar -> {
          TarArchiveEntry huge = new TarArchiveEntry("huge.png", true);
          huge.setSize(EncodedPicture.MAX_BYTES + 1L);
          tar.putArchiveEntry(huge);
          byte[] block = new byte[1 << 20];
          for (int written = 0; written < EncodedPicture.MAX_BYTES; written += block.length) {
            tar.write(block);
          }
          tar.write(0);
          tar.closeArchiveEntry();
          file(tar, "small.png", CataloguePictures.png(1));
        });
    List<CatalogueItem> items = CataloguePictures.items(open(archive));
    assertThat(items).hasSize(2);
    assertThatThrownBy(() -> items.getFirst().source().read())
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("67,108,865 bytes");
    assertThat(items.get(1).source().read().picture().width()).isEqualTo(48);
  }

  @Test
  void aCutArchiveIsNamedAsDamaged() throws Exception {
    byte[] whole = threePictures();
    TarCatalogue cut = open(Arrays.copyOf(whole, 3_000));
    assertThatThrownBy(() -> CataloguePictures.items(cut))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void whatIsNoArchiveOfPicturesIsRefused() throws Exception {
    TarCatalogue text = open("hello, this is no archive".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> CataloguePictures.items(text)).isInstanceOf(CatalogueException.class);
    TarCatalogue empty = open(tar(tar -> file(tar, "readme.txt", new byte[] {1})));
    assertThatThrownBy(() -> CataloguePictures.items(empty))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("holds no pictures");
    assertThatThrownBy(() -> TarCatalogue.open(folder.resolve("none.tar"), Attributes.ofPaths()))
        .isInstanceOf(CatalogueException.class);
  }

  @Test
  void aTableOfOtherPicturesIsRefused() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "sku,name\nA1,x\n");
    Path archive = Files.write(folder.resolve("a.tar"), threePictures());
    TarCatalogue catalogue = TarCatalogue.open(archive, Attributes.of(AttributeTable.open(table)));
    assertThatThrownBy(() -> CataloguePictures.items(catalogue))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("names none of the pictures");
  }
}
