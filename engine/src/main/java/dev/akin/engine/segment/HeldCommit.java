package dev.akin.engine.segment;

import dev.akin.engine.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.store.AlreadyClosedException;

/** A commit whose files stay until this is closed, whatever is committed meanwhile. */
public final class HeldCommit implements AutoCloseable {
  private final IndexWriter writer;
  private final SnapshotDeletionPolicy commits;
  private final Path folder;
  private final IndexCommit commit;

  HeldCommit(IndexWriter writer, SnapshotDeletionPolicy commits, Path folder) throws IOException {
    this.writer = writer;
    this.commits = commits;
    this.folder = folder;
    this.commit = commits.snapshot();
  }

  /** Copies the files of the commit durably into an existing folder. */
  public void copyTo(Path target) throws IOException {
    for (String file : commit.getFileNames()) {
      DurableFiles.copy(folder.resolve(file), target.resolve(file));
    }
    DurableFiles.forceDirectory(target);
  }

  @Override
  public void close() throws IOException {
    try {
      commits.release(commit);
      writer.deleteUnusedFiles();
    } catch (AlreadyClosedException e) {
      // The next writer deletes what is not used.
      return;
    }
  }
}
