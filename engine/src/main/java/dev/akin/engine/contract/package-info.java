/**
 * What does a collection need, and which index gives it? The {@linkplain
 * dev.akin.engine.contract.Contract contract} states the need, the {@linkplain
 * dev.akin.engine.contract.Planner planner} weighs it against what scanning and walking cost on
 * this machine, and the {@linkplain dev.akin.engine.contract.Plan plan} is its choice with the
 * reason in numbers.
 */
@NullMarked
package dev.akin.engine.contract;

import org.jspecify.annotations.NullMarked;
