package dev.akin.core.ivf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IvfTokenTest {
  @Test
  void tokensHaveListsACoarsePartAndAPurpose() {
    assertThat(IvfToken.parse("IVF1024")).isEqualTo(new IvfToken(1_024, "", false));
    assertThat(IvfToken.parse("IVF4096_HNSW32")).isEqualTo(new IvfToken(4_096, "HNSW32", false));
    assertThat(IvfToken.parse("SCANN16")).isEqualTo(new IvfToken(16, "", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"IVF", "IVF0", "IVF01", "IVF-1", "IVF16_", "ivf16", "IVF16,Flat", "HNSW32"})
  void otherTokensAreNotOurs(String token) {
    assertThat(IvfToken.matches(token)).isFalse();
    assertThatThrownBy(() -> IvfToken.parse(token)).hasMessageContaining(token);
  }

  @Test
  void moreListsThanAreRepresentableAreRefused() {
    assertThatThrownBy(() -> IvfToken.parse("IVF999999999"))
        .hasMessage("IVF999999999: 1 to 16,777,216 lists are possible");
  }
}
