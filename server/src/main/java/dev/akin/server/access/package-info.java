/**
 * Who may do what? A route says what it {@linkplain dev.akin.server.access.Need needs}, a request
 * shows a key, and {@link dev.akin.server.access.Keys} says whose it is and what it may do.
 */
@NullMarked
package dev.akin.server.access;

import org.jspecify.annotations.NullMarked;
