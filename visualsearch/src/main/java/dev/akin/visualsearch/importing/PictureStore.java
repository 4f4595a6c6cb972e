package dev.akin.visualsearch.importing;

import dev.akin.engine.point.PointId;
import dev.akin.vision.picture.Picture;
import dev.akin.vision.preprocess.Resampling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Small pictures to show, one JPEG per point: {@code xx/<id>.jpg}, where xx are the last two
 * characters of the id, so that no folder grows too long. Names are made of ids alone, which are
 * numbers or UUIDs. Thread-safe.
 */
public final class PictureStore {
  /** The longer side of a thumbnail in pixels, at most. */
  static final int SIDE = 256;

  private static final float QUALITY = 0.85f;

  private final Path folder;

  public PictureStore(Path folder) {
    this.folder = folder;
  }

  /** The JPEG of a point; empty if it has none. */
  public Optional<byte[]> read(PointId id) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file(id)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void write(PointId id, Picture picture) throws IOException {
    Path file = file(id);
    byte[] jpeg = jpeg(Resampling.BILINEAR.reduce(picture, SIDE));
    Files.createDirectories(file.getParent());
    Files.write(file, jpeg);
  }

  void delete(PointId id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  private Path file(PointId id) {
    String name = id.toString();
    return folder.resolve(name.substring(Math.max(0, name.length() - 2))).resolve(name + ".jpg");
  }

  private static byte[] jpeg(Picture picture) throws IOException {
    BufferedImage image = picture.toBufferedImage();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
