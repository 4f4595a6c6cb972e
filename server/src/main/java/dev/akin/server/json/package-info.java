/**
 * What do requests and answers look like as JSON? One reader per kind of request and one writer per
 * kind of answer, over a strict streaming parser: an unknown field, a duplicate, a number out of
 * range or a broken document is an error that names its place. The shapes are those of Qdrant's
 * REST API.
 */
@NullMarked
package dev.akin.server.json;

import org.jspecify.annotations.NullMarked;
