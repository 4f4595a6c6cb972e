package dev.akin.engine.proving;

import dev.akin.engine.proof.TieAwareRecall.Judgement;
import dev.akin.engine.query.PathTaken;
import java.util.List;
import java.util.Optional;

/**
 * What came of one query in one selection.
 *
 * @param judgement of the answer; nothing if there was nothing to find
 * @param vectors how many vectors there were to find
 * @param paths how each part was searched
 */
record Judged(Optional<Judgement> judgement, long vectors, List<PathTaken> paths) {}
