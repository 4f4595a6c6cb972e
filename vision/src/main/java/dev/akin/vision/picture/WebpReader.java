package dev.akin.vision.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * WebP (lossy, lossless, with alpha; the first frame of an animation) through TwelveMonkeys' codec,
 * which only ever sees a still picture: {@link WebpStructure} takes animations, colour profiles and
 * metadata apart.
 */
final class WebpReader {
  private WebpReader() {}

  static Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
    WebpStructure structure = WebpStructure.of(bytes, limits);
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (ImageInputStream input = new ByteArrayInput(structure.still())) {
      reader.setInput(input, true, true);
      BufferedImage frame = reader.read(0);
      if (frame.getWidth() != structure.width() || frame.getHeight() != structure.height()) {
        throw new PictureException(
            "WebP: %d × %d pixels announced, %d × %d decoded"
                .formatted(
                    structure.width(), structure.height(), frame.getWidth(), frame.getHeight()));
      }
      return Orientation.upright(Picture.of(frame), structure.orientation());
    } catch (IOException e) {
      throw new PictureException("WebP: damaged or truncated (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }
}
