package dev.akin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium without a window, driven by Debian's chromedriver. Where there is none, the test
 * is skipped with a warning. With {@code -Dakin.screenshots=FOLDER} pictures of the page are kept.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser open(Path profile) {
    Path chromium = executable("chromium");
    Path chromedriver = executable("chromedriver");
    Logger.getLogger("org.openqa.selenium").setLevel(java.util.logging.Level.SEVERE);
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, java.util.logging.Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.setCapability("goog:loggingPrefs", console);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--disable-component-update",
        "--disable-background-networking",
        "--no-first-run",
        "--no-proxy-server",
        "--hide-scrollbars",
        "--lang=en",
        "--window-size=1280,800",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path executable(String name) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String message =
          "SKIPPED: needs " + name + "; on Debian: apt-get install chromium chromium-driver";
      System.getLogger(Browser.class.getName()).log(Level.WARNING, message);
      Assumptions.abort(message);
    }
    return found.orElseThrow();
  }

  /** Shows a screen of that size, a phone's where it is narrow. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void go(URI address) {
    driver.get(address.toString());
  }

  void back() {
    driver.navigate().back();
  }

  void reload() {
    driver.navigate().refresh();
  }

  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  WebElement find(String selector) {
    return await(selector, () -> all(selector).stream().findFirst());
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  String text(String selector) {
    return find(selector).getText();
  }

  /** The focused element. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void press(CharSequence... keys) {
    focused().sendKeys(keys);
  }

  /** Presses the tab key until an element that the selector matches has the focus. */
  WebElement tabTo(String selector) {
    for (int presses = 0; presses < 200; presses++) {
      press(Keys.TAB);
      if (Boolean.TRUE.equals(
          run("return document.activeElement.matches(arguments[0])", selector))) {
        return focused();
      }
    }
    throw new AssertionError("the tab key does not reach " + selector);
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until a value is there. */
  <T> T await(String what, Supplier<Optional<T>> value) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20));
    wait.withMessage(() -> what + " on " + address() + ":\n" + text("body"));
    wait.ignoring(StaleElementReferenceException.class);
    return wait.until(ignored -> value.get().orElse(null));
  }

  /** Waits until the heading reads so and the results below it are complete. */
  void awaitHeading(String heading) {
    await(
        "heading \"" + heading + "\"",
        () ->
            Optional.of(true)
                .filter(yes -> text("#results-title").equals(heading))
                .filter(yes -> "false".equals(find("#grid").getDomAttribute("aria-busy"))));
  }

  /** What the page complained about since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  void screenshot(String name) {
    String folder = System.getProperty("akin.screenshots", "");
    if (!folder.isEmpty()) {
      try {
        await(
            "all pictures",
            () ->
                Optional.of(true)
                    .filter(yes ->
                        Boolean.TRUE.equals(
                            run(
                                "return [...document.images].every(i => i.complete ||"
                                    + " i.getBoundingClientRect().top > innerHeight)"))));
        Files.createDirectories(Path.of(folder));
        Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
