/**
 * Where do product pictures come from when nobody brings any? They are drawn: {@linkplain
 * dev.akin.visualsearch.drawing.Kind kinds} of things in {@linkplain
 * dev.akin.visualsearch.drawing.Colour colours} and {@linkplain
 * dev.akin.visualsearch.drawing.Pattern patterns}, posed and proportioned by a seed, so that a
 * search by picture has something to tell apart and its answers can be judged at a glance.
 */
@NullMarked
package dev.akin.visualsearch.drawing;

import org.jspecify.annotations.NullMarked;
