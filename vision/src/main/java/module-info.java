/** Pictures become vectors: decoding, preprocessing, encoders. */
module dev.akin.vision {
  requires transitive java.desktop;
  requires com.drew.metadata;
  requires com.twelvemonkeys.imageio.webp;
  requires static org.jspecify;

  exports dev.akin.vision.builtin;
  exports dev.akin.vision.encoder;
  exports dev.akin.vision.picture;
  exports dev.akin.vision.preprocess;
}
