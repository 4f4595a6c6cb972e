package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.access.KeyFile;
import dev.akin.server.access.Keys;
import dev.akin.server.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyCommandTest {
  @TempDir Path folder;

  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.split(" ", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  private String create(String options) {
    CommandRun run = run("key create --keys @/keys.json " + options);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasLineCount(1);
    return run.out().strip();
  }

  @Test
  void aKeyIsShownOnceAndKnownByItsHash() throws IOException {
    String admin = create("--name admin");
    String shop = create("--name shop --read-only --collection products --collection hats");
    Path file = folder.resolve("keys.json");
    assertThat(Files.readString(file)).doesNotContain(admin, shop);
    Keys keys = Keys.of(new KeyFile(file).read());
    assertThat(keys.callerOf(admin)).get().extracting("name").isEqualTo("admin");
    assertThat(keys.callerOf(shop).orElseThrow().sees("hats")).isTrue();
    assertThat(keys.callerOf(shop).orElseThrow().sees("shoes")).isFalse();
    assertThat(keys.callerOf(shop + "x")).isEmpty();

    assertThat(run("key list --keys @/keys.json").out())
        .isEqualToNormalizingNewlines(
            "admin\tfull\tall collections\nshop\tread-only\tproducts, hats\n");

    assertThat(run("key revoke --keys @/keys.json --name admin").code()).isZero();
    assertThat(Keys.of(new KeyFile(file).read()).callerOf(admin)).isEmpty();
    assertThat(Keys.of(new KeyFile(file).read()).callerOf(shop)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key                                                        | create, list or revoke",
        "key create --name a                                        | --keys",
        "key create --keys @/keys.json                              | --name",
        "key create --keys @/keys.json --name a/b                   | key name \"a/b\"",
        "key create --keys @/keys.json --name old                   | has a key of that name",
        "key create --keys @/none/keys.json --name a                | there is no folder",
        "key create --keys @/broken.json --name a                   | broken.json: ",
        "key revoke --keys @/keys.json --name a                     | has no key of that name",
        "key list --keys @/none.json                                | no such file",
        "serve --data @/d --port 0 --keys @/broken.json             | broken.json: ",
        "serve --data @/d --port 0 --keys @/none.json               | none.json",
        "serve --data @/d --port 0 --tls-key @/k.pem                | belong together",
        "serve --data @/d --port 0 --max-k 0                        | --max-k 0: k 0, must be 1",
        "serve --data @/d --config @/none.properties                | cannot be read",
      })
  void wrongInputIsOneLineThatSaysWhat(String line, String message) throws IOException {
    create("--name old");
    Files.writeString(folder.resolve("broken.json"), "{\"version\":2,\"keys\":[]}");
    CommandRun run = run(line);
    assertThat(run.err()).contains(message).startsWith("akin");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theHelpOfServeListsEverySetting() {
    CommandRun run = run("serve --help");
    for (Setting setting : Setting.values()) {
      assertThat(run.out()).contains(setting.flag(), setting.variable());
    }
  }
}
