package dev.akin.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key allows in its collections. */
public enum Role {
  /** Everything. */
  FULL,
  /** Questions only. */
  READ_ONLY;

  /** Its name in files, for example {@code read-only}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Role> ofText(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
