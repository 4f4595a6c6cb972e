package dev.akin.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.EngineParameters;
import dev.akin.server.ServerParameters;
import dev.akin.server.parameter.Limits;
import dev.akin.server.parameter.LogTarget;
import dev.akin.server.parameter.Operation;
import dev.akin.server.parameter.Protection;
import dev.akin.server.parameter.Rate;
import dev.akin.server.parameter.TlsFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettingsTest {
  @TempDir Path folder;

  private static Configuration configured(Settings settings) {
    return Configuration.of(settings, OutputStream.nullOutputStream());
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("akin.properties"), String.join("\n", lines));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void aFlagCountsMoreThanTheEnvironmentAndThatMoreThanTheFile(Setting setting) throws IOException {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    Map<String, String> environment = new HashMap<>();
    Path file = file(setting.key() + "=of the file");
    assertThat(Settings.of(flags, environment, Optional.empty()).text(setting))
        .isEqualTo(setting.standard());
    assertThat(Settings.of(flags, environment, Optional.of(file)).text(setting))
        .isEqualTo("of the file");
    environment.put(setting.variable(), "of the environment");
    assertThat(Settings.of(flags, environment, Optional.of(file)).text(setting))
        .isEqualTo("of the environment");
    flags.put(setting, "of the flag");
    assertThat(Settings.of(flags, environment, Optional.of(file)).text(setting))
        .isEqualTo("of the flag");
    flags.put(setting, " ");
    environment.put(setting.variable(), "");
    assertThat(Settings.of(flags, environment, Optional.of(file)).text(setting))
        .as("a blank is as good as nothing")
        .isEqualTo("of the file");
  }

  @Test
  void theDefaultsOfTheListAreTheDefaultsOfTheServer() {
    Configuration configuration =
        configured(Settings.of(Map.of(Setting.DATA, "d"), Map.of(), Optional.empty()));
    assertThat(configuration.server()).isEqualTo(ServerParameters.defaults());
    assertThat(configuration.engine()).isEqualTo(EngineParameters.defaults());
  }

  @Test
  void aFileIsReadAsWritten() throws IOException {
    Path file = file("# where", "data = /srv/akin", "max-body:1KiB", "drain-time=2m");
    Configuration configuration =
        configured(Settings.of(Map.of(), Map.of("AKIN_PORT", "0"), Optional.of(file)));
    assertThat(configuration.data()).isEqualTo(Path.of("/srv/akin"));
    assertThat(configuration.server().limits().bodyBytes()).isEqualTo(1_024);
    assertThat(configuration.server().port()).isZero();
    assertThat(configuration.server().operation().drainTime()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-bdoy=1KiB        | there is no setting \"max-bdoy\", but data, read-only, host, port",
        "port=1\\nport=2      | \"port\" is set twice",
        "port=many            | akin.properties: port=many is not a whole number",
        "port=70000           | akin.properties: port=70000: port 70000, must be 0 to 65535",
        "max-body=64MB        | max-body=64MB is not a size like 512KiB",
        "max-body=12          | max-body=12: bodies of 12 bytes, must be 1024 to",
        "max-body=999999999999999999GiB | is not a size",
        "drain-time=10        | drain-time=10 is not a time like 500ms",
        "max-points=0         | max-points=0: 0 points, must be 1 to",
        "max-k=100001         | max-k=100001: k 100001, must be 1 to 100000",
        "search-timeout=0s    | search-timeout=0s: timeout PT0S, must be more than 0",
        "rate=-1              | rate=-1: rate of -1 requests a second",
        "open-metrics=yes     | open-metrics=yes is not true or false",
        "cors-origin=shop.example | \"shop.example\" is no origin",
        "cors-origin=https://a.example/x | \"https://a.example/x\" is no origin",
        "host=\\u00zz         | Malformed",
      })
  void whatDoesNotFitIsNamedWithItsPlace(String lines, String message) throws IOException {
    Path file = file("data=d", lines.replace("\\n", "\n"));
    assertThatThrownBy(() -> configured(Settings.of(Map.of(), Map.of(), Optional.of(file))))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("akin.properties");
  }

  @Test
  void aFlagOrVariableThatDoesNotFitIsNamedToo() {
    Map<String, String> environment = Map.of("AKIN_PORT", "tcp://10.0.0.1:6333", "AKIN_DATA", "d");
    assertThatThrownBy(() -> configured(Settings.of(Map.of(), environment, Optional.empty())))
        .hasMessage("AKIN_PORT=tcp://10.0.0.1:6333 is not a whole number");
    Map<Setting, String> flags = Map.of(Setting.PORT, "x", Setting.DATA, "d");
    assertThatThrownBy(() -> configured(Settings.of(flags, environment, Optional.empty())))
        .hasMessage("--port x is not a whole number");
    assertThatThrownBy(() -> configured(Settings.of(Map.of(), Map.of(), Optional.empty())))
        .hasMessageStartingWith("--data is missing");
  }

  @Test
  void aCertificateWithoutItsKeyIsRefused() {
    Map<Setting, String> flags = Map.of(Setting.DATA, "d", Setting.TLS_CERTIFICATE, "c.pem");
    assertThatThrownBy(() -> configured(Settings.of(flags, Map.of(), Optional.empty())))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("tls-certificate and tls-key belong together");
  }

  @Test
  void everySettingReachesItsParameter() {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.DATA, "d");
    flags.put(Setting.READ_ONLY, "true");
    flags.put(Setting.HOST, "0.0.0.0");
    flags.put(Setting.PORT, "1");
    flags.put(Setting.KEYS, "keys.json");
    flags.put(Setting.OPEN_METRICS, "true");
    flags.put(Setting.TLS_CERTIFICATE, "c.pem");
    flags.put(Setting.TLS_KEY, "k.pem");
    flags.put(Setting.CORS_ORIGIN, "https://a.example, http://b.example:81");
    flags.put(Setting.MAX_BODY, "1MiB");
    flags.put(Setting.MAX_POINTS, "2");
    flags.put(Setting.MAX_K, "3");
    flags.put(Setting.RATE, "4");
    flags.put(Setting.BURST, "5");
    flags.put(Setting.ACCESS_LOG, "access.log");
    flags.put(Setting.DRAIN_DELAY, "6s");
    flags.put(Setting.DRAIN_TIME, "7s");
    flags.put(Setting.SEARCH_THREADS, "8");
    flags.put(Setting.INDEX_THREADS, "9");
    flags.put(Setting.OPEN_COLLECTIONS, "10");
    flags.put(Setting.SEARCH_TIMEOUT, "12s");
    flags.put(Setting.RESULT_CACHE, "13MiB");
    flags.put(Setting.WRITE_MEMORY, "11MiB");
    assertThat(flags).as("a setting that this test forgot").hasSize(Setting.values().length);
    Configuration configuration = configured(Settings.of(flags, Map.of(), Optional.empty()));
    assertThat(configuration.server())
        .isEqualTo(
            new ServerParameters(
                "0.0.0.0",
                1,
                new Limits(1 << 20, 2, 3, new Rate(4, 5)),
                new Protection(
                    Optional.of(Path.of("keys.json")),
                    true,
                    Optional.of(new TlsFiles(Path.of("c.pem"), Path.of("k.pem"))),
                    List.of("https://a.example", "http://b.example:81")),
                new Operation(
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(7),
                    new LogTarget.File(Path.of("access.log")))));
    assertThat(configuration.engine().searchThreads()).isEqualTo(8);
    assertThat(configuration.engine().indexThreads()).isEqualTo(9);
    assertThat(configuration.engine().searchTimeout()).isEqualTo(Duration.ofSeconds(12));
    assertThat(configuration.engine().resultCache()).isEqualTo(13 << 20);
    assertThat(configuration.engine().openCollections()).isEqualTo(10);
    assertThat(configuration.engine().writeMemory()).isEqualTo(11 << 20);
    assertThat(configuration.engine().readOnly()).isTrue();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Optional<Path> none = Optional.of(folder.resolve("none.properties"));
    assertThatThrownBy(() -> Settings.of(Map.of(), Map.of(), none))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("none.properties cannot be read");
  }
}
