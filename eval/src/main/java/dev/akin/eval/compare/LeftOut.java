package dev.akin.eval.compare;

/**
 * A candidate that was not measured.
 *
 * @param specification its factory string
 * @param reason why, as a sentence without its end
 */
public record LeftOut(String specification, String reason) {}
