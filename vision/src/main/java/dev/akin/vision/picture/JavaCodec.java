package dev.akin.vision.picture;

import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * The JDK's own codecs, whatever other plug-ins an application has registered: their quirks are the
 * ones we know.
 */
final class JavaCodec {
  private JavaCodec() {}

  /** A new codec; the caller disposes of it. */
  static ImageReader of(String format) throws PictureException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageReader.class.getModule()) {
        return reader;
      }
      reader.dispose();
    }
    throw new PictureException(format + ": this Java runtime has no codec for it");
  }
}
