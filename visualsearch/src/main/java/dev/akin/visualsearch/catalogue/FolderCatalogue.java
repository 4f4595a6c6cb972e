package dev.akin.visualsearch.catalogue;

import dev.akin.vision.picture.PictureException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pictures of a folder and its sub-folders, whose names become the category. Hidden files and
 * files that are no pictures by their extension are left out; links are not followed.
 */
public final class FolderCatalogue implements Catalogue {
  private final Path folder;
  private final Attributes attributes;
  private final SortedMap<String, String> files = new TreeMap<>();

  private FolderCatalogue(Path folder, Attributes attributes) {
    this.folder = folder;
    this.attributes = attributes;
  }

  /**
   * Lists a folder.
   *
   * @throws CatalogueException if it is no folder, or holds no picture, or none that the table
   *     knows
   * @throws IOException if it cannot be read
   */
  public static FolderCatalogue open(Path folder, Attributes attributes) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CatalogueException(folder + " is no folder of pictures");
    }
    FolderCatalogue catalogue = new FolderCatalogue(folder.toRealPath(), attributes);
    catalogue.list();
    if (catalogue.files.isEmpty()) {
      throw new CatalogueException(
          "%s holds no pictures: files ending in %s are needed, in sub-folders or not"
              .formatted(folder, PictureNames.extensions()));
    }
    attributes.requireMatch(catalogue.files.keySet());
    return catalogue;
  }

  @Override
  public String origin() {
    return "folder " + folder + attributes.origin();
  }

  @Override
  public String version() {
    return Fingerprint.of(files + attributes.version());
  }

  @Override
  public OptionalLong expectedSize() {
    return OptionalLong.of(files.size());
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    for (String name : files.keySet()) {
      visitor.item(
          new CatalogueItem(
              name, PictureNames.id(name), attributes.of(name), () -> read(folder.resolve(name))));
    }
  }

  private static PictureSource.Content read(Path file) throws IOException, PictureException {
    long size = Files.size(file);
    if (size > EncodedPicture.MAX_BYTES) {
      throw EncodedPicture.tooLarge(size);
    }
    return new EncodedPicture(Files.readAllBytes(file));
  }

  private void list() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (found.isRegularFile() && PictureNames.isPicture(name)) {
              files.put(name, found.size() + " " + found.lastModifiedTime().toMillis());
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
