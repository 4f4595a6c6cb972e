package dev.akin.server.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything about a server that can be set, in the order in which it is listed.
 *
 * <p>This list alone is what the command line offers, what files and the environment may name, and
 * what {@code docs/operation.md} shows.
 */
public enum Setting {
  DATA("DIR", "", "The data directory; created where it is missing."),
  READ_ONLY(
      "true|false", "false", "Whether nothing in the data directory is changed; writes get 403."),
  HOST("ADDRESS", "127.0.0.1", "The address to listen on; the default answers this machine alone."),
  PORT("N", "6333", "The port; 0 takes any free one."),
  KEYS("FILE", "", "The API keys, as `akin key create` writes them; without it nobody needs one."),
  OPEN_METRICS("true|false", "false", "Whether /metrics is answered without a key."),
  TLS_CERTIFICATE("FILE", "", "The server's certificate and its chain, PEM."),
  TLS_KEY("FILE", "", "The private key of the certificate, PEM (PKCS#8, no password)."),
  CORS_ORIGIN(
      "ORIGIN,…", "", "Foreign web pages that may ask, as https://shop.example; * for all."),
  MAX_BODY("SIZE", "64MiB", "The largest request body, 1KiB to 1GiB."),
  MAX_POINTS("N", "100000", "The most points or ids in one request."),
  MAX_K("N", "100000", "The largest limit and offset together, 100000 at most."),
  RATE("N", "0", "Requests a second for each key, or without keys each address; 0 for any number."),
  BURST("N", "0", "Requests that may come at once after a pause; 0 for as many as in a second."),
  ACCESS_LOG(
      "off|-|FILE", "off", "Where a JSON line for each request goes; - is the standard output."),
  DRAIN_DELAY(
      "TIME", "0s", "How long it still answers after SIGTERM, while /readyz is 503 already."),
  DRAIN_TIME("TIME", "10s", "How long requests under way may take to end after that."),
  SEARCH_THREADS("N", "0", "Threads that search; 0 for one per core."),
  SEARCH_TIMEOUT(
      "TIME",
      "30s",
      "How long a search may take, waiting included, unless it asks for another time."),
  RESULT_CACHE(
      "SIZE", "64MiB", "Memory of answers to be given again while nothing is written; 0 for none."),
  INDEX_THREADS("N", "0", "Threads that build indexes; 0 for one per two cores."),
  OPEN_COLLECTIONS(
      "N", "200", "Collections that are open at once; others are opened when they are used."),
  WRITE_MEMORY(
      "SIZE", "0", "Memory of writes that are not in files yet; 0 for a quarter of the heap.");

  private static final String SWITCH = "true|false";

  private final String label;
  private final String standard;
  private final String description;

  Setting(String label, String standard, String description) {
    this.label = label;
    this.standard = standard;
    this.description = description;
  }

  /** Its name in a file, for example {@code max-body}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name on the command line, for example {@code --max-body}. */
  public String flag() {
    return "--" + key();
  }

  /** Its name in the environment, for example {@code AKIN_MAX_BODY}. */
  public String variable() {
    return "AKIN_" + name();
  }

  /** What stands for its value in help texts, for example {@code SIZE}. */
  public String label() {
    return label;
  }

  /** What holds where nothing is set; empty if that is "none". */
  public String standard() {
    return standard;
  }

  /** One or two sentences for help texts. */
  public String description() {
    return description;
  }

  /** Whether it is on or off. */
  public boolean isSwitch() {
    return label.equals(SWITCH);
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }
}
