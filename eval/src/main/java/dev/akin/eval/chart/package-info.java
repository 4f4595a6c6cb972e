/**
 * How do figures become a picture? A chart is laid out once, as a few kinds of shapes, and written
 * twice: as SVG that follows a page's light or dark theme, and as PNG.
 */
@NullMarked
package dev.akin.eval.chart;

import org.jspecify.annotations.NullMarked;
