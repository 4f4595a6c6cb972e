/**
 * Which files changed while the server runs? Keys and certificates are read again when their
 * content changes, so that exchanging them needs no restart.
 */
@NullMarked
package dev.akin.server.watch;

import org.jspecify.annotations.NullMarked;
