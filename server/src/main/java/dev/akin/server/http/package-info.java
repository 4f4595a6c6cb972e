/**
 * How does a request become an answer, and a failure a message? Endpoints are plain functions from
 * an {@link dev.akin.server.http.Exchange} to an {@link dev.akin.server.http.Answer}; everything
 * around them – the answer's envelope, the status of an error, the bound on a body – is written
 * once, here.
 */
@NullMarked
package dev.akin.server.http;

import org.jspecify.annotations.NullMarked;
