/** How does a server show who it is? A certificate and its private key, exchanged while it runs. */
@NullMarked
package dev.akin.server.tls;

import org.jspecify.annotations.NullMarked;
