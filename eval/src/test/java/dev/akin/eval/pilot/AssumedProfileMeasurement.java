package dev.akin.eval.pilot;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.point.Payload;
import dev.akin.eval.Progress;
import dev.akin.eval.sample.SampledRows;
import dev.akin.testkit.VectorDistribution;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the profile that plans assume where there is no data. {@code docs/measurements} says how
 * to run it. Arguments: the file to write, the number of rows.
 */
final class AssumedProfileMeasurement {
  private static final int DIMENSION = 128;
  private static final int INTRINSIC = 24;
  private static final VectorDistribution POPULATION =
      VectorDistribution.lowIntrinsicDimension(DIMENSION, INTRINSIC, 5);

  private AssumedProfileMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[1]);
    PilotParameters parameters = PilotParameters.defaults().withRows(rows);
    SampledRows sample = new SampledRows(drawn(rows, 1), drawn(parameters.queries(), 2));
    Space space = new Space(DIMENSION, Metric.L2, Datatype.FLOAT32);
    String source =
        "assumed to be that of generated vectors, Gaussian of %d dimensions within %d"
            .formatted(INTRINSIC, DIMENSION);
    DataProfile profile =
        new Pilot(space, MachineCosts::measuredNow, parameters, Progress.none())
            .run(source, sample);
    Files.write(Path.of(arguments[0]), Payload.of(profile.toJson()).toJson());
  }

  private static VectorSet drawn(int rows, long seed) {
    VectorSet.Builder drawn = VectorSet.builder(DIMENSION, rows);
    for (float[] row : POPULATION.sample(rows, seed)) {
      drawn.add(row);
    }
    return drawn.build();
  }
}
