package dev.akin.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each choice in a JVM of its own, because a process chooses once. */
@Tag("kernel-independent")
final class KernelChoiceTest {
  private static final String INCUBATOR = "--add-modules=jdk.incubator.vector";
  private static final Pattern REPORT = Pattern.compile("chosen=(\\S+) difference=\\[(.*)]");

  @Test
  void thisProcessAgreesWithDoubles() {
    KernelSet set = Kernels.name().equals("scalar") ? new ScalarKernels() : new SimdKernels();
    assertThat(KernelComparison.difference(set)).isEmpty();
    assertThat(KernelComparison.difference(new ScalarKernels())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512", "auto"})
  void everyWidthAgreesAndSaysSoOnce(String asked) throws Exception {
    String widest = chosen(run(INCUBATOR, "-Dakin.kernels=auto"));
    String output = run(INCUBATOR, "-Dakin.kernels=" + asked);
    boolean possible = !asked.equals("auto") && Integer.parseInt(asked) <= Integer.parseInt(widest);
    assertThat(chosen(output)).isEqualTo(possible ? asked : widest);
    assertThat(difference(output)).isEmpty();
    assertThat(output.split("kernels: ", -1)).hasSize(2);
  }

  @Test
  void scalarCanBeForced() throws Exception {
    String output = run(INCUBATOR, "-Dakin.kernels=scalar");
    assertThat(chosen(output)).isEqualTo("scalar");
    assertThat(difference(output)).isEmpty();
    assertThat(output).containsOnlyOnce("kernels: scalar (forced by -Dakin.kernels)");
  }

  @Test
  void withoutTheIncubatorItIsScalarAndNamesTheRemedyOnce() throws Exception {
    String output = run("-Dakin.kernels=auto");
    assertThat(chosen(output)).isEqualTo("scalar");
    assertThat(difference(output)).isEmpty();
    assertThat(output).containsOnlyOnce("start Java with --add-modules jdk.incubator.vector");
  }

  @Test
  void anUnknownSetIsRefusedWithTheKnownOnes() throws Exception {
    assertThat(run(INCUBATOR, "-Dakin.kernels=1024"))
        .contains("-Dakin.kernels=1024: use auto, scalar, 128, 256 or 512");
  }

  private static String chosen(String output) {
    return report(output).group(1);
  }

  private static String difference(String output) {
    return report(output).group(2);
  }

  private static Matcher report(String output) {
    Matcher report = REPORT.matcher(output);
    assertThat(report.find()).as(output).isTrue();
    return report;
  }

  /** Everything a JVM with these options prints. */
  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KernelAgreement.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
