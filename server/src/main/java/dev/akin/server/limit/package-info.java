/** How often may one client ask? */
@NullMarked
package dev.akin.server.limit;

import org.jspecify.annotations.NullMarked;
