/**
 * What would a collection or an index need: which index, how much memory, how many machines, at
 * what price? A {@link dev.akin.engine.capacity.CapacityPlanner} forecasts each {@link
 * dev.akin.engine.capacity.Family} from counted work, which a {@link
 * dev.akin.engine.capacity.DataProfile} holds, and this machine's costs, and chooses the cheapest
 * that keeps the contract, or says which single bound would have to give way.
 */
@NullMarked
package dev.akin.engine.capacity;

import org.jspecify.annotations.NullMarked;
