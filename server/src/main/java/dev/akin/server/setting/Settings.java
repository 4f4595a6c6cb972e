package dev.akin.server.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What was set, and where. A flag counts more than an environment variable, that more than a line
 * of the file, that more than the default. A blank value is as good as none.
 */
public final class Settings {
  private record Value(String text, String origin) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private Settings() {}

  /**
   * Reads every setting from where it counts most.
   *
   * @param flags what the command line says
   * @param environment the process's environment; variables that name no setting are ignored
   * @param file a file of lines {@code key=value}, if there is one
   * @throws SettingException if the file cannot be read or names an unknown setting
   */
  public static Settings of(
      Map<Setting, String> flags, Map<String, String> environment, Optional<Path> file) {
    Settings settings = new Settings();
    file.ifPresent(path ->
        SettingsFile.read(path)
            .forEach((setting, text) ->
                settings.set(setting, text, path + ": " + setting.key() + "=" + text)));
    for (Setting setting : Setting.values()) {
      String text = environment.getOrDefault(setting.variable(), "");
      settings.set(setting, text, setting.variable() + "=" + text);
    }
    flags.forEach((setting, text) -> settings.set(setting, text, setting.flag() + " " + text));
    return settings;
  }

  private void set(Setting setting, String text, String origin) {
    if (!text.isBlank()) {
      values.put(setting, new Value(text.strip(), origin));
    }
  }

  private Value value(Setting setting) {
    return values.getOrDefault(
        setting, new Value(setting.standard(), setting.key() + "=" + setting.standard()));
  }

  /** The value as it stands. */
  String text(Setting setting) {
    return value(setting).text;
  }

  /** A path, if one is set. */
  Optional<Path> path(Setting setting) {
    return text(setting).isEmpty()
        ? Optional.empty()
        : Optional.of(parsed(setting, "a path", Path::of));
  }

  /** The parts between commas, without blanks around them. */
  List<String> list(Setting setting) {
    return Arrays.stream(text(setting).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  int whole(Setting setting) {
    return parsed(setting, "a whole number", Integer::parseInt);
  }

  boolean truth(Setting setting) {
    return parsed(setting, "true or false", Units::truth);
  }

  long bytes(Setting setting) {
    return parsed(setting, "a size like 512KiB, 64MiB or 1GiB", Units::bytes);
  }

  Duration time(Setting setting) {
    return parsed(setting, "a time like 500ms, 10s or 2m", Units::time);
  }

  /**
   * Reads a value.
   *
   * @throws SettingException if it cannot be read, with the place where it was set
   */
  <T> T parsed(Setting setting, String expected, Function<String, T> parser) {
    Value value = value(setting);
    try {
      return parser.apply(value.text);
    } catch (InvalidPathException | NumberFormatException | ArithmeticException e) {
      throw new SettingException(value.origin + " is not " + expected, e);
    }
  }

  /**
   * Changes parameters by one setting; what they refuse is said with the place where it was set.
   *
   * @throws SettingException instead of an {@code IllegalArgumentException}
   */
  <P> P applied(P parameters, Setting setting, BiFunction<P, Setting, P> change) {
    try {
      return change.apply(parameters, setting);
    } catch (IllegalArgumentException e) {
      throw new SettingException(value(setting).origin + ": " + e.getMessage(), e);
    }
  }
}
