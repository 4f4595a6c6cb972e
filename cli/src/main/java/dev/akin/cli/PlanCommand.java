package dev.akin.cli;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.capacity.CapacityPlan;
import dev.akin.engine.capacity.CapacityPlanner;
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Forecaster;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.capacity.Need.Space;
import dev.akin.engine.capacity.Need.Traffic;
import dev.akin.engine.capacity.PriceTable;
import dev.akin.engine.capacity.Site;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import dev.akin.engine.contract.Preset;
import dev.akin.eval.machine.ThisMachine;
import dev.akin.eval.pilot.FilePilot;
import dev.akin.eval.pilot.PilotParameters;
import dev.akin.eval.report.PlanJson;
import dev.akin.eval.report.PlanText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code akin plan}: which index, on which machines, at what price. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    sortOptions = false,
    description =
        "Says which index serves so many vectors under a contract: on this machine if it is enough,"
            + " else on machines of a price table. Costs of a step are measured on this machine;"
            + " work per query is that of generated vectors, or of your own with --base. A contract"
            + " that nothing is expected to keep is refused (exit code 3) with what would be kept"
            + " instead. docs/plan.md explains every line.",
    footer = {
      "",
      "Examples:",
      "  akin plan --vectors 1000000 --dimension 128 --metric l2 --recall 0.95 --p99-ms 10 --memory-gib 4",
      "  akin plan --vectors 1000000000 --dimension 128 --metric l2 --p99-ms 50 --memory-gib 465",
      "  akin plan --vectors 100000000 --dimension 512 --metric cosine --preset search --qps 350 --json",
      "  akin plan --base base.fvecs --metric l2 --vectors 20000000 --p99-ms 20   a pilot of your own",
      "  akin plan --print-prices > prices.json        edit it, then give it as --prices prices.json"
    })
final class PlanCommand implements Callable<Integer> {
  private static final int INFEASIBLE = 3;
  private static final double MEBIBYTES_PER_GIBIBYTE = 1024;

  @Option(
      names = "--vectors",
      paramLabel = "N",
      description = "How many vectors there will be. Default: those of --base")
  private @Nullable Long vectors;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      description = "Their dimension. Default: that of --base")
  private @Nullable Integer dimension;

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "l2, dot, cosine or l1. Default: ${DEFAULT-VALUE}",
      defaultValue = "l2")
  private String metric = "l2";

  @Option(
      names = "--datatype",
      paramLabel = "T",
      description = "float32, float16 or uint8. Default: ${DEFAULT-VALUE}",
      defaultValue = "float32")
  private String datatype = "float32";

  @Option(
      names = "--recall",
      paramLabel = "R",
      description = "The floor of mean recall, in (0, 1]. Default: that of --preset, else 0.95")
  private @Nullable Double recall;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "The floor by the name of a task, where --recall gives none: recommendation (0.95), search"
              + " (0.99), deduplication (0.999), exact (1).")
  private @Nullable String preset;

  @Option(
      names = "--k",
      paramLabel = "K",
      description = "Neighbors per query. Default: ${DEFAULT-VALUE}",
      defaultValue = "10")
  private int k = 10;

  @Option(
      names = "--p99-ms",
      paramLabel = "T",
      description = "The bound on the 99th percentile of server time. Default: 10")
  private @Nullable Double p99Millis;

  @Option(
      names = "--memory-gib",
      paramLabel = "G",
      description = "The bound on the memory of one copy, raw vectors for refining not counted.")
  private @Nullable Double memoryGib;

  @Option(
      names = "--qps",
      paramLabel = "Q",
      description = "Queries per second at the busiest time. Default: one client that waits")
  private @Nullable Double queriesPerSecond;

  @Option(
      names = "--updates-per-second",
      paramLabel = "U",
      description = "Vectors written per second. Default: ${DEFAULT-VALUE}",
      defaultValue = "0")
  private double updatesPerSecond;

  @Option(
      names = "--selectivity",
      paramLabel = "S",
      description = "The share of vectors that filters accept. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private double selectivity = 1;

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description = "Vectors like those that will come: a sample of them is built and searched.")
  private @Nullable Path base;

  @Option(
      names = "--max-machines",
      paramLabel = "N",
      description =
          "So many machines of the price table may be planned, 0 for this machine alone. Default:"
              + " ${DEFAULT-VALUE}",
      defaultValue = "100")
  private long maxMachines = 100;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price table in JSON. Default: what --print-prices prints")
  private @Nullable Path prices;

  @Option(
      names = "--print-prices",
      description = "Print the price table in JSON, to be edited, and nothing else.")
  private boolean printPrices;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private final Terminal terminal;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PriceTable table = PriceFile.read(prices);
    if (printPrices) {
      print(new String(table.toJson(), StandardCharsets.UTF_8) + "\n");
      return 0;
    }
    ProgressLine progress = new ProgressLine(terminal.err());
    CapacityPlan plan;
    try {
      plan = plan(table, progress);
    } finally {
      progress.end();
    }
    print(
        json
            ? PlanJson.json(plan, table.currency()) + "\n"
            : PlanText.text(plan, table.currency()));
    return plan.isFeasible() ? 0 : INFEASIBLE;
  }

  private CapacityPlan plan(PriceTable table, ProgressLine progress) throws IOException {
    Metric chosen = UserInput.metric(metric);
    Contract contract = contract();
    Traffic traffic = UserInput.check(() -> new Traffic(updatesPerSecond, selectivity));
    Datatype kept = UserInput.check(() -> Datatype.parse(datatype));
    Site site =
        UserInput.check(
            () -> new Site(Optional.of(ThisMachine.type(Path.of("."))), table, maxMachines));
    requireSize();
    progress.begin("costs of this machine", OptionalLong.empty());
    MachineCosts costs = MachineCosts.measured();
    if (base == null) {
      Need need = need(new Space(required(dimension), chosen, kept), required(vectors), contract);
      return plan(need.withTraffic(traffic), costs, DataProfile.assumed(), site);
    }
    Path file = base;
    FilePilot.Result pilot =
        UserInput.check(() ->
            new FilePilot(file, chosen, kept)
                .run(MachineCosts::measuredNow, PilotParameters.defaults().withK(k), progress));
    long count = vectors == null ? pilot.rows() : vectors;
    Need need = need(pilot.space(), count, contract);
    return plan(need.withTraffic(traffic), costs, pilot.profile(), site);
  }

  private static CapacityPlan plan(Need need, MachineCosts costs, DataProfile data, Site site) {
    return new CapacityPlanner(new Forecaster(costs, data), site).plan(need);
  }

  private static Need need(Space space, long count, Contract contract) throws IOException {
    return UserInput.check(() -> Need.of(count, space, contract));
  }

  private void requireSize() throws IOException {
    if (base == null && (vectors == null || dimension == null)) {
      throw new WrongInputException("give --vectors and --dimension, or --base FILE");
    }
    if (base != null && dimension != null) {
      throw new WrongInputException("--dimension: the vectors of --base have theirs");
    }
    if (base == null) {
      Space space =
          UserInput.check(() -> new Space(required(dimension), Metric.L2, Datatype.FLOAT32));
      var _ = need(space, required(vectors), Contract.defaults());
    }
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("checked before");
    }
    return value;
  }

  private Contract contract() throws IOException {
    return UserInput.check(() -> {
      Contract base = preset == null ? Contract.defaults() : Contract.of(Preset.parse(preset));
      Contract contract = base.withRecall(recall == null ? base.recall() : recall, k);
      if (p99Millis != null) {
        contract = contract.withP99Millis(p99Millis);
      }
      if (queriesPerSecond != null) {
        contract = contract.withQueriesPerSecond(queriesPerSecond);
      }
      if (memoryGib != null) {
        contract = contract.withMemoryMiB(mebibytes(memoryGib));
      }
      return contract;
    });
  }

  private static long mebibytes(double gibibytes) {
    if (!(gibibytes > 0)) {
      throw new WrongInputException("--memory-gib " + gibibytes + ": must be positive");
    }
    return Math.max(1, (long) (gibibytes * MEBIBYTES_PER_GIBIBYTE));
  }

  private void print(String text) {
    terminal.out().print(text);
    terminal.out().flush();
  }
}
