/**
 * Is the contract kept, and who can check that? A {@linkplain dev.akin.engine.proof.Proof proof}
 * holds what was measured of a collection against exact search: recall with its interval over
 * queries, by source, segment and filter, latency percentiles, bytes per vector, when, under which
 * plan, and on which data, index and queries. With its queries it can be {@linkplain
 * dev.akin.engine.proof.ReplayableProof measured again} by anyone.
 */
@NullMarked
package dev.akin.engine.proof;

import org.jspecify.annotations.NullMarked;
