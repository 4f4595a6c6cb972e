/**
 * What is broken, and where? A {@link dev.akin.engine.damage.Damage} names the file, the place in
 * it where that is known, and what is wrong there; a {@link
 * dev.akin.engine.damage.DamagedException} carries all that were found when something could not be
 * opened.
 */
@NullMarked
package dev.akin.engine.damage;

import org.jspecify.annotations.NullMarked;
