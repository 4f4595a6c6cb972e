package dev.akin.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before the subcommand. */
@Command(
    name = "akin",
    mixinStandardHelpOptions = true,
    versionProvider = AkinCommand.Version.class,
    description = "Similarity search: state what you need, get it chosen, built and proven.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  akin demo                                  draw a catalogue, prove the search, serve the page",
      "  akin demo --images photos --once           import a folder of photos and print the proof",
      "  akin serve --data data/demo --port 6333    serve what is there",
      "  akin verify --data data/demo               every checksum, and what can be rebuilt",
      "  akin proof --data data/demo --collection demo   recall by segment and filter, against exact search",
      "  akin why-not --data data/demo --collection demo --id 7 --query '{\"query\":3}'   why it is not found",
      "  akin doctor                                what the machine has, and what should be changed",
      "  akin plan --vectors 1000000 --dimension 128 --p99-ms 10   which index, what it takes",
      "  akin key create --keys keys.json --name shop --read-only",
      "  akin eval --base b.fvecs --queries q.fvecs --metric l2 --index HNSW32 --sweep efSearch=32,64",
      "  akin compare --base b.fvecs --queries q.fvecs --metric l2 --out compared",
      "  akin index build --base b.fvecs --metric l2 --index HNSW32 --out b.akn",
      "  akin dataset descriptors --images photos --count 1000000 --out base.bvecs",
      "",
      "Exit codes: 0 done, 2 wrong usage or input, 1 anything else; akin proof has two more."
    })
final class AkinCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "a command is missing: demo, serve, key, verify, proof, why-not, doctor, plan, snapshot, eval, compare,"
            + " index or dataset");
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "akin "
            + (version == null ? "development" : version)
            + ", Java "
            + Runtime.version().feature()
      };
    }
  }
}
