/**
 * How do graphs serve segments that know nothing of them? As sidecars: each is built in the
 * background for one segment, calibrated against exact search, stored outside Lucene's directory
 * and listed in a manifest that changes atomically. Where one is missing, stale or broken, the
 * segment is scanned.
 */
@NullMarked
package dev.akin.engine.sidecar;

import org.jspecify.annotations.NullMarked;
