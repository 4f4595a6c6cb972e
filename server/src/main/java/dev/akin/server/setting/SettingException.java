package dev.akin.server.setting;

/** A setting that cannot be used. The message is one line: where it was set, to what, what fits. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingException(String message) {
    super(message);
  }

  SettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
