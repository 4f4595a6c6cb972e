package dev.akin.eval.parquet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Optional;

/** The data pages of one column chunk in their order. Owned by one thread. */
final class ChunkPages {
  private final FileBytes file;
  private final Footer.Chunk chunk;
  private final PageDecoder decoder;
  private long at;
  private long values;

  ChunkPages(FileBytes file, Footer footer, Footer.Chunk chunk) throws ParquetException {
    this.file = file;
    this.chunk = chunk;
    this.decoder = new PageDecoder(footer.leaf(), chunk.compression());
    this.at = chunk.offset();
  }

  /** The next page, nothing behind the last one. */
  Optional<Page> next() throws IOException {
    while (values < chunk.values()) {
      long begin = at;
      if (begin >= chunk.offset() + chunk.bytes()) {
        throw new ParquetException(
            "a column chunk at %,d that ends after %,d of %,d values"
                .formatted(chunk.offset(), values, chunk.values()));
      }
      try {
        Optional<Page> page = read();
        if (page.isPresent()) {
          values += page.get().count();
          return page;
        }
      } catch (ParquetException | BufferUnderflowException | IndexOutOfBoundsException e) {
        throw new ParquetException(
            "page at %,d: %s"
                .formatted(
                    begin,
                    e instanceof ParquetException ? e.getMessage() : "values beyond its end"),
            e);
      }
    }
    return Optional.empty();
  }

  private Optional<Page> read() throws IOException {
    PageHeader header = PageHeader.read(file, at);
    byte[] packed = file.read(at + header.length(), header.packedBytes());
    at += header.length() + (long) packed.length;
    switch (header.type()) {
      case PageHeader.DATA -> {
        return Optional.of(decoder.first(header.struct(), packed));
      }
      case PageHeader.DATA_SECOND_VERSION -> {
        return Optional.of(decoder.second(header.struct(), packed));
      }
      case PageHeader.DICTIONARY -> decoder.dictionary(header.struct(), packed);
      default -> {} // index pages and whatever comes later are not needed
    }
    return Optional.empty();
  }
}
