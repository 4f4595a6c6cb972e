package dev.akin.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.server.http.Answer;
import dev.akin.server.http.RefusedException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static final Pattern REFERENCE =
      Pattern.compile("(?:from \"\\./|(?:src|href)=\"page/)([^\"]+)\"");

  private final Page page = Page.load();

  private Answer.Whole file(String name) {
    return (Answer.Whole) page.file(name, Optional.empty());
  }

  private String text(String name) {
    return new String(file(name).body(), StandardCharsets.UTF_8);
  }

  @Test
  void theListNamesEveryFileOfTheFolder() throws URISyntaxException, IOException {
    URL index = Objects.requireNonNull(Page.class.getResource("index.html"));
    Path folder = Objects.requireNonNull(Path.of(index.toURI()).getParent());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.endsWith(".class"))
              .toList();
      assertThat(Page.FILES).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void everythingThatAFileRefersToIsThere() {
    List<String> referred =
        Page.FILES.stream()
            .flatMap(name -> REFERENCE.matcher(text(name)).results())
            .map((MatchResult result) -> result.group(1))
            .distinct()
            .toList();
    assertThat(referred).contains("main.js", "base.css").isSubsetOf(Page.FILES);
  }

  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() {
    String start = text("index.html");
    assertThat(start).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("<style");
    assertThat(start).doesNotContainPattern("\\son[a-z]+=").doesNotContainPattern("\\sstyle=");
    for (String name : Page.FILES) {
      assertThat(text(name).replace("http://www.w3.org/2000/svg", ""))
          .as(name)
          .doesNotContain("http://")
          .doesNotContain("https://")
          .doesNotContain("innerHTML");
    }
  }

  @Test
  void thePolicyAllowsNoInlineScript() {
    assertThat(((Answer.Whole) page.start(Optional.empty())).headers())
        .hasEntrySatisfying(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"))
        .containsEntry("X-Content-Type-Options", "nosniff");
  }

  @Test
  void aBrowserThatHasTheFileGetsNoBody() {
    String tag = file("main.js").headers().getOrDefault("ETag", "");
    assertThat(tag).matches("\"[0-9a-f]{24}\"");
    Answer.Whole again = (Answer.Whole) page.file("main.js", Optional.of(tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(((Answer.Whole) page.file("main.js", Optional.of("\"other\""))).status())
        .isEqualTo(200);
  }

  @Test
  void otherNamesAreRefused() {
    for (String name : List.of("Page.class", "../Page.class", "", "nothing.js")) {
      assertThatThrownBy(() -> page.file(name, Optional.empty()))
          .isInstanceOfSatisfying(
              RefusedException.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
    }
  }
}
