package dev.akin.visualsearch.catalogue;

import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureException;
import java.io.IOException;

/** A picture that is still to be read. Any thread may read it. */
@FunctionalInterface
public interface PictureSource {
  /**
   * Reads what the picture is made of, which is cheap beside decoding it.
   *
   * @throws IOException if it cannot be read
   * @throws PictureException if it is larger than any picture should be
   */
  Content read() throws IOException, PictureException;

  /** A picture that was read but not yet decoded. */
  interface Content {
    /** Equal for equal pictures, different for different ones. */
    String fingerprint();

    /**
     * Decodes or draws the picture.
     *
     * @throws PictureException if the bytes are no picture
     */
    Picture picture() throws PictureException;
  }
}
