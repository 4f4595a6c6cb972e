/**
 * How is a write found before its segment is searchable? By the recent-writes table: id to point or
 * tombstone, read first by every get and every search, emptied as refreshed segments take over.
 */
@NullMarked
package dev.akin.engine.recent;

import org.jspecify.annotations.NullMarked;
