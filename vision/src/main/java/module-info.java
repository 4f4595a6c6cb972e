/** Pictures become vectors: decoding, preprocessing, encoders. */
module dev.akin.vision {
  requires transitive dev.akin.core;
  requires transitive java.desktop;
  requires com.microsoft.onnxruntime;
  requires com.twelvemonkeys.imageio.webp;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports dev.akin.vision;
  exports dev.akin.vision.builtin;
  exports dev.akin.vision.descriptor;
  exports dev.akin.vision.encoder;
  exports dev.akin.vision.onnx;
  exports dev.akin.vision.picture;
  exports dev.akin.vision.preprocess;
}
