/** What is the server doing? Metrics for Prometheus, and a line for each request. */
@NullMarked
package dev.akin.server.observe;

import org.jspecify.annotations.NullMarked;
