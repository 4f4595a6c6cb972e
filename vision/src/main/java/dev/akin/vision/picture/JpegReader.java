package dev.akin.vision.picture;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * JPEG through the JDK's codec, which delivers the stored components; colours are converted here,
 * by the formulas of libjpeg, because the JDK's own conversion guesses the colour space and changes
 * greys.
 */
final class JpegReader {
  private JpegReader() {}

  static Picture read(byte[] bytes, DecodeLimits limits) throws PictureException {
    JpegStructure structure = JpegStructure.of(bytes, limits);
    int step = limits.subsampling(structure.width(), structure.height());
    Raster raster = readRaster(structure.pixelBytes(), step);
    if (raster.getNumBands() != structure.components()) {
      throw new PictureException(
          "JPEG: %d components announced, %d decoded"
              .formatted(structure.components(), raster.getNumBands()));
    }
    Picture stored =
        Picture.owning(
            raster.getWidth(), raster.getHeight(), JpegColors.of(structure).toRgb(samples(raster)));
    return Orientation.upright(stored, structure.orientation());
  }

  private static Raster readRaster(byte[] bytes, int step) throws PictureException {
    ImageReader reader = JavaCodec.of("jpeg");
    CorruptionListener corruption = new CorruptionListener();
    try (ImageInputStream input = new ByteArrayInput(bytes)) {
      reader.addIIOReadWarningListener(corruption);
      reader.setInput(input, true, true);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(step, step, 0, 0);
      Raster raster = reader.readRaster(0, parameters);
      corruption.check();
      return raster;
    } catch (IOException e) {
      throw new PictureException("JPEG: damaged (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }

  /** The interleaved components without gaps, {@code [height][width][components]}. */
  private static byte[] samples(Raster raster) throws PictureException {
    if (raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getNumBanks() == 1
        && raster.getSampleModel() instanceof ComponentSampleModel model
        && model.getPixelStride() == raster.getNumBands()
        && model.getScanlineStride() == raster.getNumBands() * raster.getWidth()
        && inOrder(model.getBandOffsets())) {
      return buffer.getData();
    }
    throw new PictureException(
        "JPEG: the codec delivers an unknown layout " + raster.getSampleModel());
  }

  private static boolean inOrder(int[] bandOffsets) {
    for (int band = 0; band < bandOffsets.length; band++) {
      if (bandOffsets[band] != band) {
        return false;
      }
    }
    return true;
  }
}
