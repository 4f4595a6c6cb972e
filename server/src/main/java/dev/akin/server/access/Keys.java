package dev.akin.server.access;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a server knows, or none at all: then everyone may do everything. Safe for use by
 * many threads; the keys may be exchanged at any time.
 */
public final class Keys {
  private final boolean required;
  private volatile List<ApiKey> keys;

  private Keys(boolean required, List<ApiKey> keys) {
    this.required = required;
    this.keys = keys;
  }

  /** No keys: nobody is asked for one. */
  public static Keys none() {
    return new Keys(false, List.of());
  }

  /** These keys; without any of them nothing is answered. */
  public static Keys of(List<ApiKey> keys) {
    return new Keys(true, List.copyOf(keys));
  }

  /** Whether a key is asked for. */
  public boolean required() {
    return required;
  }

  /**
   * Reads the keys again; on failure the old ones stay.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds no keys
   */
  public void readFrom(KeyFile file) throws IOException {
    keys = List.copyOf(file.read());
  }

  /**
   * Whose key this is; empty if it is nobody's. Every key is compared, whichever it is.
   *
   * @param secret the text that the client sent
   */
  public Optional<Caller> callerOf(String secret) {
    byte[] hash = Secret.hash(secret);
    Optional<Caller> found = Optional.empty();
    for (ApiKey key : keys) {
      if (key.has(hash)) {
        found = Optional.of(new Caller(key.name(), key.grant()));
      }
    }
    return found;
  }
}
