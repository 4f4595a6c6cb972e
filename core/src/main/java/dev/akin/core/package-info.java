/**
 * How do I build, save and open an index without knowing its family? Through {@link
 * dev.akin.core.Indexes}, which holds the one list of families.
 */
@NullMarked
package dev.akin.core;

import org.jspecify.annotations.NullMarked;
