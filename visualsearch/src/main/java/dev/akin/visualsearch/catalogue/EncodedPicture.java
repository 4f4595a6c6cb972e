package dev.akin.visualsearch.catalogue;

import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureDecoder;
import dev.akin.vision.picture.PictureException;

/** The bytes of a picture file. */
final class EncodedPicture implements PictureSource.Content {
  /** More than this is no product picture. */
  static final int MAX_BYTES = 64 << 20;

  private static final PictureDecoder DECODER = new PictureDecoder();

  private final byte[] bytes;

  /** Takes the array over. */
  EncodedPicture(byte[] bytes) {
    this.bytes = bytes;
  }

  static PictureException tooLarge(long size) {
    return new PictureException(
        "a picture of %,d bytes, at most %,d are read".formatted(size, MAX_BYTES));
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(bytes);
  }

  @Override
  public Picture picture() throws PictureException {
    return DECODER.decode(bytes);
  }
}
