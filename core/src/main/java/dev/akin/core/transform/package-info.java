/**
 * In which space are vectors compared? In that of a {@link dev.akin.core.transform.Transform}: rows
 * and queries are mapped before an index sees them, and the distances it finds are mapped back
 * ({@link dev.akin.core.transform.DistanceMap}).
 */
@NullMarked
package dev.akin.core.transform;

import org.jspecify.annotations.NullMarked;
