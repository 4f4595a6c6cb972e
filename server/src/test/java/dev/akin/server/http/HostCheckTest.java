package dev.akin.server.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:6333",
        "LOCALHOST:1",
        "127.0.0.1:6333",
        "127.8.9.1",
        "[::1]:6333",
        "[::1]",
        "shop.localhost:80"
      })
  void aLoopbackServerAnswersItsOwnMachine(String header) {
    assertThatCode(() -> HostCheck.of("127.0.0.1").check(header)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:6333",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "",
        "10.0.0.7"
      })
  void aLoopbackServerAnswersNoOtherName(String header) {
    assertThatThrownBy(() -> HostCheck.of("localhost").check(header))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("loopback only");
  }

  @Test
  void aServerForOtherMachinesAnswersAnyName() {
    assertThatCode(() -> HostCheck.of("0.0.0.0").check("shop.example")).doesNotThrowAnyException();
  }
}
