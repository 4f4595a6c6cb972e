package dev.akin.engine.proof;

import dev.akin.engine.point.PointId;
import java.util.List;

/** A name for what the queries of a proof ask: SHA-256 over their bits, in their order. */
public final class QueryHash {
  private QueryHash() {}

  /** The hash in hexadecimal digits; about two seconds per GB. */
  public static String of(List<QuerySource> sources) {
    Sha256 sha = new Sha256();
    sha.add(sources.size());
    for (QuerySource source : sources) {
      sha.add(source.name()).add(source.queries().size());
      for (ProofQuery<PointId> query : source.queries()) {
        sha.add(query.vector()).add(query.excluded().size());
        query.excluded().stream().sorted().forEach(id -> sha.add(id.toBytes()));
      }
    }
    return sha.hex();
  }
}
