package dev.akin.engine.segment;

import dev.akin.core.parallel.BackgroundPriority;
import java.io.IOException;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.MergePolicy.OneMerge;

/** Merges on threads of their own, which let searches and writes go first. */
final class BackgroundMerges extends ConcurrentMergeScheduler {
  @Override
  protected void doMerge(MergeSource source, OneMerge merge) throws IOException {
    BackgroundPriority.take();
    super.doMerge(source, merge);
  }
}
