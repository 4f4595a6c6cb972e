package dev.akin.visualsearch.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The pictures of a tar archive, plain or compressed by gzip or xz (told apart by their first
 * bytes). Folders inside become the category.
 *
 * <p>The archive is hostile: nothing is ever written where an entry's name points to, links and
 * devices are left out, an entry's size is bounded before it is read, and the decompressor's memory
 * is bounded. Of several entries with one name the first counts.
 */
public final class TarCatalogue implements Catalogue {
  private static final int XZ_MEMORY_KIB = 256 << 10;
  private static final int MAX_NAME = 1_000;

  /** After so many pictures that the table does not know, it is the wrong table. */
  private static final int PATIENCE = 1_000;

  private final Path archive;
  private final Attributes attributes;

  private TarCatalogue(Path archive, Attributes attributes) {
    this.archive = archive;
    this.attributes = attributes;
  }

  /**
   * Opens an archive; its content is checked while it is read.
   *
   * @throws CatalogueException if there is no such file
   * @throws IOException if it cannot be read
   */
  public static TarCatalogue open(Path archive, Attributes attributes) throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw new CatalogueException(archive + " is no archive of pictures");
    }
    return new TarCatalogue(archive.toRealPath(), attributes);
  }

  @Override
  public String origin() {
    return "archive " + archive + attributes.origin();
  }

  @Override
  public String version() throws IOException {
    return Files.size(archive)
        + " "
        + Files.getLastModifiedTime(archive).toMillis()
        + " "
        + attributes.version();
  }

  @Override
  public OptionalLong expectedSize() {
    return OptionalLong.empty();
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    Set<String> names = new HashSet<>();
    try (TarArchiveInputStream tar = new BoundedTar(decompressed())) {
      for (CatalogueItem item = next(tar, names); item != null; item = next(tar, names)) {
        visitor.item(item);
        if (names.size() == PATIENCE) {
          attributes.requireMatch(names);
        }
      }
    }
    if (names.isEmpty()) {
      throw new CatalogueException(
          "%s holds no pictures: a tar archive (plain, gzip or xz) with files ending in %s is needed"
              .formatted(archive, PictureNames.extensions()));
    }
    attributes.requireMatch(names);
  }

  /** The next picture with a name that is not among {@code names} yet, to which it is added. */
  private @Nullable CatalogueItem next(TarArchiveInputStream tar, Set<String> names) {
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = normalized(entry.getName());
        if (isRegular(entry) && isUsable(name) && names.add(name)) {
          return new CatalogueItem(
              name, PictureNames.id(name), attributes.of(name), source(tar, entry));
        }
      }
      return null;
    } catch (IOException | IllegalArgumentException e) {
      throw new CatalogueException(
          "%s: no tar archive, or a damaged one, after %,d pictures (%s)"
              .formatted(archive, names.size(), e.getMessage()),
          e);
    }
  }

  /** {@link TarArchiveEntry#isFile} also says yes to links and devices. */
  private static boolean isRegular(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG ->
          !entry.isDirectory();
      default -> false;
    };
  }

  private static boolean isUsable(String name) {
    return name.length() <= MAX_NAME && PictureNames.isPicture(name);
  }

  /**
   * {@code ./a//b.jpg} and {@code /a/b.jpg} are {@code a/b.jpg}; {@code ..} has no meaning here.
   */
  private static String normalized(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.replace('\\', '/').split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static PictureSource source(TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    long size = entry.getSize();
    if (size > EncodedPicture.MAX_BYTES) {
      return () -> {
        throw EncodedPicture.tooLarge(size);
      };
    }
    byte[] bytes = tar.readNBytes((int) size);
    return () -> new EncodedPicture(bytes);
  }

  private InputStream decompressed() throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
    try {
      raw.mark(6);
      byte[] magic = raw.readNBytes(6);
      raw.reset();
      if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
        return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
      }
      if (magic.length == 6 && magic[0] == (byte) 0xfd && magic[1] == '7' && magic[2] == 'z') {
        return new BufferedInputStream(new XZInputStream(raw, XZ_MEMORY_KIB), 1 << 16);
      }
      return raw;
    } catch (IOException e) {
      raw.close();
      throw new CatalogueException(
          archive + ": not readable as gzip or xz (" + e.getMessage() + ")", e);
    }
  }

  /** A tar reader that does not take a file for a file's name. */
  private static final class BoundedTar extends TarArchiveInputStream {
    private static final int MAX_NAME_BYTES = 1 << 16;

    BoundedTar(InputStream input) {
      super(input, UTF_8.name());
    }

    @Override
    protected byte[] getLongNameData() throws IOException {
      long size = getCurrentEntry().getSize();
      if (size > MAX_NAME_BYTES) {
        throw new IOException("a name of %,d bytes".formatted(size));
      }
      return super.getLongNameData();
    }
  }
}
