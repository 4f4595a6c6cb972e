package dev.akin.core;

import dev.akin.core.file.SectionFile;
import dev.akin.core.flat.CodesIndex;
import dev.akin.core.index.Index;
import dev.akin.core.index.VectorsFormat;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.rabitq.RaBitQuantizerFamily;
import dev.akin.core.refine.RefinedIndex;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Files of family {@code rabitq}, which held {@code RaBitQ,RFlat} before there were compositions:
 * vectors ({@link VectorsFormat}), sections {@code ROTATION} and {@code CENTROID} of the quantizer
 * without a prefix, and {@code CODES} as now.
 */
final class FormerFiles {
  static final String RABITQ = "rabitq";

  private FormerFiles() {}

  static Index openRaBitQ(SectionFile file) throws IOException {
    VectorsFormat.Contents contents = VectorsFormat.read(file);
    Quantizer quantizer = RaBitQuantizerFamily.readFormer(file, contents);
    int size = contents.vectors().size();
    MemorySegment codes = QuantizerShape.section(file, "CODES", quantizer.codeBytes(size));
    CodesIndex inner = new CodesIndex(quantizer, codes, size, file::close);
    return RefinedIndex.of(inner, contents.vectors(), contents.metric());
  }
}
