/**
 * What can a client ask for? One class per group of endpoints; each names its routes and turns
 * requests into calls of the engine and answers into JSON, and decides nothing itself.
 */
@NullMarked
package dev.akin.server.endpoint;

import org.jspecify.annotations.NullMarked;
