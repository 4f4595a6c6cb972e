/**
 * How do clients reach Akin? {@link dev.akin.server.AkinServer} serves an engine over HTTP: REST
 * endpoints shaped like Qdrant's for programs and a page for people, from one port.
 */
@NullMarked
package dev.akin.server;

import org.jspecify.annotations.NullMarked;
