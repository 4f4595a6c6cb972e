/** What can be asked of a server? Values alone, which refuse what does not fit. */
@NullMarked
package dev.akin.server.parameter;

import org.jspecify.annotations.NullMarked;
