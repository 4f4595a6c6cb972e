/**
 * What does a person see? The page's files – static ES modules without a build step – and how they
 * are served: from memory, with an entity tag, under a policy that runs nothing but them.
 */
@NullMarked
package dev.akin.server.page;

import org.jspecify.annotations.NullMarked;
