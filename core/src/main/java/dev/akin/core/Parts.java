package dev.akin.core;

import dev.akin.core.flat.FlatFamily;
import dev.akin.core.hnsw.HnswCoarseFamily;
import dev.akin.core.hnsw.HnswFamily;
import dev.akin.core.index.CoarseFamily;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.ivf.IvfFamily;
import dev.akin.core.norm.NormFamily;
import dev.akin.core.opq.OpqFamily;
import dev.akin.core.pq.ProductQuantizerFamily;
import dev.akin.core.qg.QgFamily;
import dev.akin.core.quantizer.QuantizerFamily;
import dev.akin.core.rabitq.RaBitQuantizerFamily;
import dev.akin.core.scalar.ScalarQuantizerFamily;
import dev.akin.core.transform.MipsFamily;
import dev.akin.core.transform.NormalisationFamily;
import dev.akin.core.transform.PcaFamily;
import dev.akin.core.transform.RotationFamily;
import dev.akin.core.transform.TransformFamily;
import dev.akin.core.transform.TransformToken;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a factory string may name. A new part is registered by one line here. */
final class Parts {
  private static final List<IndexFamily> FAMILIES =
      List.of(
          new FlatFamily(), //
          new IvfFamily(),
          new HnswFamily(),
          new QgFamily(),
          new NormFamily());

  private static final List<QuantizerFamily> QUANTIZERS =
      List.of(
          new RaBitQuantizerFamily(), new ScalarQuantizerFamily(), new ProductQuantizerFamily());

  private static final List<CoarseFamily> COARSE = List.of(new HnswCoarseFamily());

  private static final List<TransformFamily> TRANSFORMS =
      List.of(
          new NormalisationFamily(), //
          new RotationFamily(),
          new PcaFamily(),
          new OpqFamily(),
          new MipsFamily());

  private static final Components COMPONENTS = new Components(QUANTIZERS, COARSE);

  private Parts() {}

  static Components components() {
    return COMPONENTS;
  }

  static boolean isTransform(String token) {
    return TransformToken.find(TRANSFORMS, token).isPresent();
  }

  /** The tokens of transforms with their families. */
  static List<TransformToken> transforms(List<String> tokens) {
    return tokens.stream()
        .map(token -> TransformToken.find(TRANSFORMS, token).orElseThrow())
        .toList();
  }

  static boolean isCode(String token) {
    return token.equals(Composition.FLAT) || COMPONENTS.findQuantizer(token).isPresent();
  }

  static boolean isFamily(String token) {
    return FAMILIES.stream().anyMatch(family -> family.accepts(token));
  }

  /** Whether a factory string may end with a partition. */
  static boolean codeIsOptional(String partition) {
    return FAMILIES.stream()
        .anyMatch(family -> family.accepts(partition) && family.codeIsOptional());
  }

  /** The families that put a code into a partition. */
  static List<IndexFamily> families(String partition, String code) {
    return FAMILIES.stream()
        .filter(family -> family.accepts(partition))
        .filter(family -> code.isEmpty() ? family.codeIsOptional() : family.takes(code))
        .toList();
  }

  /** The family that a composition's partition and code belong to. */
  static IndexFamily family(Composition composition) {
    return families(composition.partition(), composition.code()).getFirst();
  }

  /** All families. */
  static List<IndexFamily> families() {
    return FAMILIES;
  }

  /** How codes look, for messages. */
  static String codes() {
    return Stream.concat(
            Stream.of(Composition.FLAT), QUANTIZERS.stream().map(QuantizerFamily::grammar))
        .collect(Collectors.joining(", "));
  }

  /** What there is, for messages. */
  static String grammar() {
    return "there are: %s; with the codes %s; behind the transforms %s"
        .formatted(
            FAMILIES.stream().map(IndexFamily::grammar).collect(Collectors.joining(", ")),
            codes(),
            TRANSFORMS.stream().map(TransformFamily::grammar).collect(Collectors.joining(", ")));
  }
}
