package dev.akin.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/** The ways in which a segment's files can be read: in place, or only through a copy. */
enum Directories {
  MAPPED {
    @Override
    Directory open(Path folder) throws IOException {
      return new MMapDirectory(folder);
    }
  },
  /** Files of more than 1 MiB are not one piece of memory. */
  MAPPED_IN_SMALL_CHUNKS {
    @Override
    Directory open(Path folder) throws IOException {
      return new MMapDirectory(folder, 1 << 20);
    }
  },
  FILE_CHANNELS {
    @Override
    Directory open(Path folder) throws IOException {
      return new NIOFSDirectory(folder);
    }
  },
  HEAP_BUFFERS {
    @Override
    Directory open(Path folder) {
      return new ByteBuffersDirectory();
    }
  };

  abstract Directory open(Path folder) throws IOException;
}
