package dev.akin.server.setting;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A file of settings: lines {@code key=value} in UTF-8 as {@link Properties} reads them, {@code #}
 * before comments. A key that is unknown or stands there twice is an error: it would otherwise be a
 * protection that somebody believes in.
 */
final class SettingsFile {
  private final Path file;
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);

  private SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * @throws SettingException if the file cannot be read, or names what there is not
   */
  static Map<Setting, String> read(Path file) {
    SettingsFile settings = new SettingsFile(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new SettingException("settings file " + file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new SettingException(file + ": " + e.getMessage(), e);
    }
    return settings.values;
  }

  private void load(Reader reader) throws IOException {
    // Properties keeps the last of two equal keys; it tells of both only where it stores them.
    Properties lines =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Object put(Object key, Object value) {
            accept(key.toString(), value.toString());
            return "";
          }
        };
    lines.load(reader);
  }

  private void accept(String key, String value) {
    Setting setting =
        Setting.ofKey(key)
            .orElseThrow(() ->
                new SettingException(
                    file + ": there is no setting \"" + key + "\", but " + known()));
    if (values.put(setting, value) != null) {
      throw new SettingException(file + ": \"" + key + "\" is set twice");
    }
  }

  private static String known() {
    return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
