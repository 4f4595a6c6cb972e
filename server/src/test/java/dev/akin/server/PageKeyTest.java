package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.access.ApiKey;
import dev.akin.server.access.Grant;
import dev.akin.server.access.KeyFile;
import dev.akin.server.access.Role;
import dev.akin.server.access.Secret;
import dev.akin.server.parameter.Protection;
import dev.akin.visualsearch.CatalogueLoader;
import dev.akin.visualsearch.catalogue.GeneratedCatalogue;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page in a real browser, on a server that asks for a key. */
final class PageKeyTest {
  @TempDir Path folder;

  @Test
  void itAsksForAKeyAndThenShowsEverythingPicturesToo() throws IOException {
    String secret = Secret.random();
    Path keys = folder.resolve("keys.json");
    Grant products = new Grant(Role.READ_ONLY, List.of("products"));
    new KeyFile(keys).write(List.of(ApiKey.of("shop", secret, products)));
    ServerParameters parameters =
        ServerParameters.defaults().withProtection(Protection.none().withKeys(keys));
    try (Browser browser = Browser.open(folder.resolve("profile"));
        Served served = Served.start(folder.resolve("data"), parameters)) {
      new CatalogueLoader(served.engine(), folder.resolve("data"), "products")
          .load(GeneratedCatalogue.defaults().withSize(40), "builtin", Progress.none());
      browser.go(served.uri("/"));
      browser.find(".key input").sendKeys("akin_wrong", Keys.ENTER);
      awaitText(browser, "this API key is not known here");
      browser.find(".key input").sendKeys(secret, Keys.ENTER);
      browser.awaitHeading("All products");
      awaitPictures(browser);
      browser.find("#grid a.card").click();
      browser.awaitHeading("More like this");
      awaitPictures(browser);
      browser.reload();
      browser.awaitHeading("More like this");
      assertThat(browser.address()).doesNotContain(secret);
      assertThat(browser.complaints())
          .as("the two refusals, and nothing else")
          .hasSize(2)
          .allSatisfy(complaint -> assertThat(complaint).contains("401 (Unauthorized)"));
    }
  }

  private static void awaitText(Browser browser, String words) {
    browser.await(
        words, () -> Optional.of(true).filter(yes -> browser.text("#notice").contains(words)));
  }

  private static void awaitPictures(Browser browser) {
    browser.await(
        "pictures",
        () ->
            Optional.of(true)
                .filter(yes ->
                    Boolean.TRUE.equals(
                        browser.run(
                            "const images = [...document.querySelectorAll('#grid img, #asking img')];"
                                + "return images.length > 5"
                                + " && images.every(image => image.naturalWidth > 0)"))));
  }
}
