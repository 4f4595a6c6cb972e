package dev.akin.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.visualsearch.CatalogueLoader;
import dev.akin.visualsearch.catalogue.GeneratedCatalogue;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, over a generated catalogue. */
final class PageBrowserTest {
  private static final int SIZE = 240;
  private static final int PHOTO_OF = 7;

  @TempDir static Path data;
  @TempDir static Path profile;
  @TempDir static Path files;
  private static Served served;
  private static Browser browser;
  private static Path photo;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.open(profile);
    served = Served.start(data);
    new CatalogueLoader(served.engine(), data, "products")
        .load(GeneratedCatalogue.defaults().withSize(SIZE), "builtin", Progress.none());
    photo = files.resolve("photo.jpg");
    Reply picture = served.get(Products.PATH + "/pictures/" + PHOTO_OF);
    Files.write(photo, picture.response().body());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (served != null) {
      served.close();
    }
  }

  @BeforeEach
  void startAfresh() {
    browser.resize(1280, 800);
    browser.go(served.uri("/"));
    browser.awaitHeading("All products");
  }

  private static void noComplaints() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static List<String> ids() {
    return browser.all("#grid a.card").stream()
        .map(card -> String.valueOf(card.getDomAttribute("data-id")))
        .toList();
  }

  private static void upload(Path file) {
    browser.find("#photo-file").sendKeys(file.toString());
  }

  private static void searchByPhoto() {
    upload(photo);
    browser.awaitHeading("Most like your photo");
  }

  private static String facetOf(WebElement card) {
    return card.findElement(By.cssSelector(".card-facts")).getText();
  }

  @Test
  void itStartsWithProductsFiltersAndTheProof() {
    assertThat(ids()).hasSize(30).doesNotHaveDuplicates();
    assertThat(browser.text("#results-count")).isEqualTo(SIZE + " products");
    assertThat(browser.all("#facets legend").stream().map(WebElement::getText))
        .contains("Category", "Colour", "Pattern", "Price");
    assertThat(browser.all("#facets [role=switch]")).hasSize(1);
    assertThat(browser.text("#proof")).contains("Recall@10", "p99", "Memory", "Plan");
    assertThat(browser.find("#switcher").isDisplayed()).isFalse();
    browser.await(
        "pictures",
        () ->
            Optional.of(true)
                .filter(yes ->
                    Boolean.TRUE.equals(
                        browser.run(
                            "return [...document.querySelectorAll('#grid img')].slice(0, 5)"
                                + ".every(image => image.naturalWidth > 0)"))));
    browser.screenshot("browse-1280");
    browser.prefer("dark");
    browser.screenshot("browse-1280-dark");
    browser.prefer("light");
    noComplaints();
  }

  @Test
  void aPhotoLeadsToResultsToFiltersToMoreLikeThisAndBack() {
    searchByPhoto();
    List<String> byPhoto = ids();
    assertThat(byPhoto.getFirst()).isEqualTo(String.valueOf(PHOTO_OF));
    assertThat(Double.parseDouble(browser.text("#grid .score").replaceAll("[^0-9.]", "")))
        .isGreaterThan(0.95);
    assertThat(browser.find(".anchor-picture img").getDomAttribute("src")).startsWith("data:image");
    browser.screenshot("photo-1280");

    String category = browser.text("#facets .choice .name");
    int count = Integer.parseInt(browser.text("#facets .choice .count"));
    browser.find("#facets .choice input").click();
    browser.await(
        "the filter's count",
        () ->
            Optional.of(true)
                .filter(yes -> browser.text("#results-count").startsWith(count + " products")));
    browser.awaitHeading("Most like your photo");
    assertThat(browser.address()).contains("is.category=" + category.replace(" ", "+"));
    assertThat(browser.all("#grid a.card"))
        .isNotEmpty()
        .allSatisfy(card -> assertThat(facetOf(card)).contains(category));
    assertThat(browser.text("#chips")).contains(category);

    WebElement first = browser.find("#grid a.card");
    String liked = String.valueOf(first.getDomAttribute("data-id"));
    String title = first.findElement(By.cssSelector(".card-title")).getText();
    first.click();
    browser.awaitHeading("More like this");
    assertThat(browser.text(".anchor-title")).isEqualTo(title);
    assertThat(browser.text(".trail")).contains("All products").contains("Your photo");
    assertThat(ids()).doesNotContain(liked);
    assertThat(browser.all("#grid a.card"))
        .allSatisfy(card -> assertThat(facetOf(card)).contains(category));
    browser.screenshot("like-1280");

    browser.back();
    browser.awaitHeading("Most like your photo");
    browser.back();
    browser.await(
        "all of them again", () -> Optional.of(true).filter(yes -> ids().equals(byPhoto)));
    browser.reload();
    browser.awaitHeading("Most like your photo");
    assertThat(ids()).isEqualTo(byPhoto);
    noComplaints();
  }

  @Test
  void theBreadcrumbLeadsBackToThePhoto() {
    searchByPhoto();
    List<String> byPhoto = ids();
    browser.find("#grid li:nth-child(2) a.card").click();
    browser.awaitHeading("More like this");
    browser.find("#grid a.card").click();
    browser.await(
        "three steps of the trail",
        () -> Optional.of(true).filter(yes -> browser.all(".trail li").size() == 3));
    browser.find(".trail li:nth-child(2) a").click();
    browser.awaitHeading("Most like your photo");
    assertThat(ids()).isEqualTo(byPhoto);
    browser.find(".trail a").click();
    browser.awaitHeading("All products");
    noComplaints();
  }

  @Test
  void aPhotoMayBeDroppedOrPasted() {
    for (String event : List.of("drop", "paste")) {
      browser.go(served.uri("/"));
      browser.awaitHeading("All products");
      browser.run(
          """
          const [event, address] = arguments;
          return fetch(address).then((answer) => answer.blob()).then((blob) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
            const target = document.querySelector("#results");
            target.dispatchEvent(event === "drop"
                ? new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
                : new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
          });
          """,
          event,
          Products.PATH.substring(1) + "/pictures/" + PHOTO_OF);
      browser.awaitHeading("Most like your photo");
      assertThat(ids().getFirst()).isEqualTo(String.valueOf(PHOTO_OF));
    }
    noComplaints();
  }

  @Test
  void aFileThatIsNoPictureIsExplained() throws IOException {
    Path text = Files.write(files.resolve("list.txt"), "shirts, shoes".getBytes(UTF_8));
    List<String> before = ids();
    upload(text);
    WebElement notice =
        browser.await(
            "the notice",
            () ->
                Optional.of(browser.find("#notice"))
                    .filter(shown -> shown.getText().contains("not a JPEG")));
    assertThat(notice.getDomAttribute("role")).isEqualTo("alert");
    assertThat(ids()).isEqualTo(before);
    assertThat(browser.text("#asking")).contains("Find products");
    assertThat(browser.complaints())
        .allSatisfy(complaint -> assertThat(complaint).contains("400 (Bad Request)"));
  }

  @Test
  void everythingWorksFromTheKeyboard() {
    browser.tabTo(".skip");
    browser.tabTo("#home");
    browser.tabTo(".invite-buttons button");

    WebElement box = browser.tabTo("#facets input[type=checkbox]");
    String key = String.valueOf(box.getDomAttribute("data-key"));
    browser.press(Keys.SPACE);
    browser.await(
        "a chip", () -> Optional.of(true).filter(yes -> browser.all(".chip").size() == 1));
    browser.awaitHeading("All products");
    assertThat(browser.focused().getDomAttribute("data-key")).isEqualTo(key);

    WebElement from = browser.tabTo("#facets input[type=number]");
    assertThat(from.getDomAttribute("aria-label")).isEqualTo("Price, from");
    browser.press("20", Keys.TAB);
    browser.await(
        "a second chip", () -> Optional.of(true).filter(yes -> browser.all(".chip").size() == 2));
    browser.awaitHeading("All products");

    browser.tabTo("#grid a.card");
    browser.press(Keys.ENTER);
    browser.awaitHeading("More like this");
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("results");

    WebElement fact = browser.tabTo("#proof button");
    String tip = String.valueOf(fact.getDomAttribute("aria-describedby"));
    browser.await(
        "the explanation",
        () -> Optional.of(true).filter(yes -> browser.find("#" + tip).isDisplayed()));
    assertThat(browser.text("#" + tip)).contains("held-out queries");
    browser.screenshot("proof-1280");
    browser.press(Keys.ESCAPE);
    browser.await(
        "no explanation",
        () -> Optional.of(true).filter(yes -> !browser.find("#" + tip).isDisplayed()));
    noComplaints();
  }

  @Test
  void itFitsAPhone() {
    browser.resize(390, 844);
    browser.reload();
    browser.awaitHeading("All products");
    browser.screenshot("browse-390");
    WebElement panel = browser.find("#facets");
    assertThat(panel.isDisplayed()).isFalse();
    browser.find("#open-facets").click();
    assertThat(panel.isDisplayed()).isTrue();
    browser.screenshot("filters-390");
    browser.press(Keys.ESCAPE);
    assertThat(panel.isDisplayed()).isFalse();
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("open-facets");
    browser.find("#open-facets").click();
    browser.find("#facets .choice input").click();
    browser.await(
        "the filter on the button",
        () -> Optional.of(true).filter(yes -> browser.text("#open-facets").equals("Filters (1)")));
    browser.find(".facets-foot button").click();
    assertThat(panel.isDisplayed()).isFalse();
    browser.find(".chip").click();
    browser.await("no chip", () -> Optional.of(true).filter(yes -> browser.all(".chip").isEmpty()));
    browser.awaitHeading("All products");
    searchByPhoto();
    browser.screenshot("photo-390");
    assertThat((Long) browser.run("return document.documentElement.scrollWidth")).isEqualTo(390);
    noComplaints();
  }

  @Test
  void moreIsShownOnRequest() {
    browser.tabTo("#more-button");
    browser.press(Keys.ENTER);
    browser.await("two pages", () -> Optional.of(true).filter(yes -> ids().size() == 60));
    assertThat(ids()).doesNotHaveDuplicates();
    noComplaints();
  }

  @Test
  void emptyAnswersAndDeadLinksSaySo() {
    browser.go(served.uri("/?collection=products&min.price=1000000"));
    browser.await(
        "nothing matches",
        () -> Optional.of(true).filter(yes -> browser.text("#notice").contains("Nothing matches")));
    browser.find("#notice button").click();
    browser.awaitHeading("All products");
    assertThat(ids()).hasSize(30);
    noComplaints();

    browser.go(served.uri("/?collection=products&like=4711"));
    browser.await(
        "not found",
        () ->
            Optional.of(true).filter(yes -> browser.text("#notice").contains("has no point 4711")));
    browser.find("#notice button").click();
    browser.awaitHeading("All products");
    assertThat(browser.complaints())
        .allSatisfy(complaint -> assertThat(complaint).contains("404 (Not Found)"));
  }

  @Test
  void ofVectorsWithNamesTheFirstIsCompared() {
    String name = "/collections/books";
    served.put(
        name,
        "{\"vectors\":{\"cover\":{\"size\":2,\"distance\":\"Cosine\"},\"text\":{\"size\":1,\"distance\":\"Dot\"}}}");
    served.put(
        name + "/points",
        "{\"points\":[{\"id\":1,\"vector\":{\"cover\":[1,0]}},{\"id\":2,\"vector\":{\"cover\":[1,1]}},"
            + "{\"id\":3,\"vector\":{\"text\":[1]}}]}");
    try {
      browser.go(URI.create(served.uri("/") + "?collection=books"));
      browser.awaitHeading("All products");
      assertThat(browser.text("#results-count")).isEqualTo("3 products");
      assertThat(browser.text("#proof")).contains("Plan for cover").contains("Plan for text");
      browser.find("#grid a[data-id=\"1\"]").click();
      browser.awaitHeading("More like this");
      assertThat(ids()).containsExactly("2");
      assertThat(browser.text("#results-count")).isEqualTo("1 product, the most alike first");
      noComplaints();
    } finally {
      served.delete(name);
    }
  }

  @Test
  void payloadsAreTextAndNeverMarkup() {
    String name = "/collections/hostile";
    served.put(name, "{\"vectors\":{\"size\":2,\"distance\":\"Cosine\"}}");
    String title = "<img src=x onerror=\\\"document.title='owned'\\\">";
    served.put(
        name + "/points",
        "{\"points\":[{\"id\":18446744073709551615,\"vector\":[1,0],\"payload\":{\"title\":\"%s\"}},"
                .formatted(title)
            + "{\"id\":2,\"vector\":[0,1],\"payload\":{\"title\":\"plain\"}}]}");
    try {
      browser.go(URI.create(served.uri("/") + "?collection=hostile"));
      browser.awaitHeading("All products");
      assertThat(browser.find("#switcher").isDisplayed()).isTrue();
      assertThat(browser.text("#grid")).contains("<img src=x onerror=");
      assertThat(browser.run("return document.title")).isEqualTo("Akin – search by picture");
      browser.find("#grid a[data-id=\"18446744073709551615\"]").click();
      browser.awaitHeading("More like this");
      assertThat(ids()).containsExactly("2");
      noComplaints();
    } finally {
      served.delete(name);
    }
  }
}
