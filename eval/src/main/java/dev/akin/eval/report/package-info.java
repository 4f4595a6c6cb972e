/** How are measurements told? To people as a table, to programs as JSON, to pages as Markdown. */
@NullMarked
package dev.akin.eval.report;

import org.jspecify.annotations.NullMarked;
