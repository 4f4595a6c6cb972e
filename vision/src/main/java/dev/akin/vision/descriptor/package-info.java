/**
 * What does a picture look like around a point?
 *
 * <p>{@link dev.akin.vision.descriptor.DescriptorExtractor} finds the points of a picture that can
 * be found again in another photo of the same thing, and describes the surroundings of each by
 * {@value dev.akin.vision.descriptor.LocalDescriptor#DIMENSION} numbers of 8 bits: histograms of
 * gradient orientation, as in the data sets SIFT1M and BIGANN (Lowe: Distinctive Image Features
 * from Scale-Invariant Keypoints, IJCV 2004). A picture becomes a {@link
 * dev.akin.vision.descriptor.GreyImage}, that a {@link dev.akin.vision.descriptor.ScaleSpace}, in
 * which a {@link dev.akin.vision.descriptor.PointDetector} finds points; {@link
 * dev.akin.vision.descriptor.Orientations} turns them upright and {@link
 * dev.akin.vision.descriptor.GradientHistogram} describes them.
 */
@NullMarked
package dev.akin.vision.descriptor;

import org.jspecify.annotations.NullMarked;
