package dev.akin.engine.point;

/**
 * The JSON value {@code null} inside a payload: a field that is present and says nothing. Java's
 * null never appears in one.
 */
public enum JsonNull {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
