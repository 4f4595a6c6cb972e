package dev.akin.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyFileTest {
  private static final String HASH = "0".repeat(64);

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("keys.json");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    List<ApiKey> keys =
        List.of(
            ApiKey.of("admin", Secret.random(), Grant.everything()),
            ApiKey.of("shop", Secret.random(), new Grant(Role.READ_ONLY, List.of("a", "b, c"))));
    KeyFile file = new KeyFile(path());
    assertThat(file.readIfThere()).isEmpty();
    file.write(keys);
    assertThat(file.read()).isEqualTo(keys);
    file.write(keys.subList(1, 2));
    assertThat(file.read()).isEqualTo(keys.subList(1, 2));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("no temporary file stays").containsExactly(path());
    }
  }

  @Test
  void onlyItsOwnerMayReadItAndItHoldsNoKey() throws IOException {
    String secret = Secret.random();
    new KeyFile(path()).write(List.of(ApiKey.of("admin", secret, Grant.everything())));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(path())).doesNotContain(secret, secret.substring(5, 20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                                | JSON object",
        "{\"version\":2,\"keys\":[]}                       | version must be 1",
        "{\"version\":1}                                   | expected exactly [version, keys]",
        "{\"version\":1,\"keys\":{}}                       | keys must be a list",
        "{\"version\":1,\"keys\":[7]}                      | keys[0] must be an object",
        "{\"version\":1,\"keys\":[{\"name\":\"a\"}]}       | found [name], expected exactly [name",
        "KEY(a,HASH,admin,[])                              | role must be full or read-only",
        "KEY(a,HASH,full,[1])                              | collections must be texts",
        "KEY(a,HASH,full,[\"\"])                           | the name of a collection is blank",
        "KEY(a b,HASH,full,[])                             | key name \"a b\"",
        "KEY(a,abc,full,[])                                | sha256 of key \"a\", must be 64",
        "KEY(a,HASH,full,[])+                              | two keys have one name",
      })
  void whatCouldBeARestrictionIsNeverPassedOver(String text, String message) throws IOException {
    Files.writeString(path(), expanded(text));
    assertThatThrownBy(() -> new KeyFile(path()).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(path().toString())
        .hasMessageContaining(message);
  }

  private static String expanded(String text) {
    if (!text.startsWith("KEY(")) {
      return text;
    }
    String[] parts = text.substring(4, text.lastIndexOf(')')).split(",", 4);
    String key =
        "{\"name\":\"%s\",\"sha256\":\"%s\",\"role\":\"%s\",\"collections\":%s}"
            .formatted(parts[0], parts[1].replace("HASH", HASH), parts[2], parts[3]);
    String keys = text.endsWith("+") ? key + "," + key : key;
    return "{\"version\":1,\"keys\":[" + keys + "]}";
  }
}
