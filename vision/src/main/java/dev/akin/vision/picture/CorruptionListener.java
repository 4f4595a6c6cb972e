package dev.akin.vision.picture;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first warning of the JPEG codec that means wrong pixels. libjpeg goes on after
 * damage and fills the rest with grey; bytes that it merely skips between segments do no harm.
 */
final class CorruptionListener implements IIOReadWarningListener {
  private @Nullable String corruption;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    boolean harmless = text.contains("extraneous") || text.contains("metadata");
    if (corruption == null && !harmless) {
      corruption = warning;
    }
  }

  void check() throws PictureException {
    if (corruption != null) {
      throw new PictureException("JPEG: damaged or truncated (" + corruption + ")");
    }
  }
}
