package dev.akin.engine.proving;

import dev.akin.engine.proof.Sha256;
import dev.akin.engine.proving.Vectors.Place;
import dev.akin.engine.query.LocatedPoint;
import dev.akin.engine.query.Selection;
import dev.akin.engine.recent.RecentWrite;
import dev.akin.engine.segment.DocumentSet;
import dev.akin.engine.sidecar.Sidecar;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Names for what a selection holds and for how it is indexed; reads every id, every vector and
 * every graph once, about two seconds per GB.
 *
 * <p>The data are a multiset of points: a point's digest is that of its id and its vector's bits,
 * and neither refreshing nor merging changes their hash. The index is the plan, the digests of each
 * segment in the order of its documents, which decides codes and graph, and the graph with its
 * calibration.
 */
final class ContentHashes {
  private static final long CHUNK = 1L << 26;

  private final SearchUnderProof search;
  private final Sha256 point = new Sha256();
  private final MultisetHash data = new MultisetHash();
  private final Sha256 index = new Sha256();
  private long points;

  private ContentHashes(SearchUnderProof search) {
    this.search = search;
  }

  /** Both hashes in hexadecimal digits. */
  record Hashes(String data, String index) {}

  static Hashes of(Selection all, SearchUnderProof search, Steps steps) throws IOException {
    ContentHashes hashes = new ContentHashes(search);
    return hashes.hash(all, steps);
  }

  private Hashes hash(Selection all, Steps steps) throws IOException {
    Vectors vectors = new Vectors(all, search);
    index.add(search.served().plan().index());
    index.add(vectors.recent().size());
    for (RecentWrite write : vectors.recent()) {
      add(new Place(write.id(), new LocatedPoint.Recent(write)), steps);
    }
    for (DocumentSet.Part part : all.documents().parts()) {
      index.add(part.segment().size());
      vectors.visit(part, place -> add(place, steps));
      addGraph(search.served().sidecars().of(part.segment()));
    }
    Sha256 whole = new Sha256();
    return new Hashes(whole.add(points).add(data.bytes()).hex(), index.hex());
  }

  private void add(Place place, Steps steps) {
    float[] vector = place.point().vector(search.kind().name()).orElseThrow();
    byte[] digest = point.add(place.id().toBytes()).add(vector).bytes();
    data.add(digest);
    if (place.point() instanceof LocatedPoint.Stored stored) {
      index.add(stored.document());
    }
    index.add(digest);
    points++;
    steps.done(1);
  }

  private void addGraph(Optional<Sidecar> sidecar) {
    index.add(sidecar.isPresent() ? 1 : 0);
    if (sidecar.isEmpty()) {
      return;
    }
    index.add(sidecar.get().curve().toString());
    MemorySegment file = sidecar.get().file();
    index.add(file.byteSize());
    for (long at = 0; at < file.byteSize(); at += CHUNK) {
      index.addAll(file.asSlice(at, Math.min(CHUNK, file.byteSize() - at)).asByteBuffer());
    }
  }
}
