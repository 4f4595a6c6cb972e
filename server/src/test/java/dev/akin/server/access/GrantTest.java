package dev.akin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GrantTest {
  @ParameterizedTest
  @CsvSource({
    // need, full, read-only, full for shirts, read-only for shirts, full for shoes
    "NOTHING,  true,  true,  true,  true,  true",
    "ANY_KEY,  true,  true,  true,  true,  true",
    "OVERVIEW, true,  true,  false, false, false",
    "READ,     true,  true,  true,  true,  false",
    "WRITE,    true,  false, true,  false, false",
    "MANAGE,   true,  false, false, false, false",
  })
  void allowsWhatItsRoleAndItsCollectionsSay(
      Need need,
      boolean full,
      boolean readOnly,
      boolean fullHere,
      boolean readOnlyHere,
      boolean fullThere) {
    List<String> here = List.of("hats", "shirts");
    List<String> there = List.of("shoes");
    assertThat(Grant.everything().allows(need, "shirts")).isEqualTo(full);
    assertThat(new Grant(Role.READ_ONLY, List.of()).allows(need, "shirts")).isEqualTo(readOnly);
    assertThat(new Grant(Role.FULL, here).allows(need, "shirts")).isEqualTo(fullHere);
    assertThat(new Grant(Role.READ_ONLY, here).allows(need, "shirts")).isEqualTo(readOnlyHere);
    assertThat(new Grant(Role.FULL, there).allows(need, "shirts")).isEqualTo(fullThere);
  }

  @Test
  void aSecretIsLongAndItsOwn() {
    assertThat(Secret.random()).startsWith("akin_").hasSize(48).isNotEqualTo(Secret.random());
    assertThat(Secret.hash("abc")).hasSize(Secret.HASH_BYTES);
    assertThat(ApiKey.of("a", "abc", Grant.everything()).sha256())
        .as("the example of FIPS 180")
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
