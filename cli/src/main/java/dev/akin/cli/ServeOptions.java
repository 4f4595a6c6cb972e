package dev.akin.cli;

import dev.akin.server.setting.Configuration;
import dev.akin.server.setting.Setting;
import dev.akin.server.setting.SettingException;
import dev.akin.server.setting.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code akin serve}: one for each {@link Setting}, and the file of settings. */
final class ServeOptions {
  private static final String FILE_FLAG = "--config";
  private static final String FILE_VARIABLE = "AKIN_CONFIG";

  private ServeOptions() {}

  static CommandSpec added(CommandSpec command) {
    command.addOption(
        OptionSpec.builder(FILE_FLAG)
            .paramLabel("FILE")
            .type(String.class)
            .description("A file of settings, lines like max-body=64MiB. " + FILE_VARIABLE)
            .build());
    for (Setting setting : Setting.values()) {
      command.addOption(option(setting));
    }
    return command;
  }

  private static OptionSpec option(Setting setting) {
    String standard =
        setting.standard().isEmpty() ? "" : " Default: %s.".formatted(setting.standard());
    OptionSpec.Builder option =
        OptionSpec.builder(setting.flag())
            .paramLabel(setting.label())
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(setting.description() + standard + " " + setting.variable());
    // A switch alone means yes.
    return (setting.isSwitch() ? option.arity("0..1").fallbackValue("true") : option).build();
  }

  /**
   * What was asked for, on the command line, in the environment and in the file.
   *
   * @throws WrongInputException if it cannot be used
   */
  static Configuration read(ParseResult parsed, Map<String, String> environment) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      List<String> given = parsed.matchedOptionValue(setting.flag(), List.of());
      if (!given.isEmpty()) {
        flags.put(setting, String.join(",", given));
      }
    }
    String file = parsed.matchedOptionValue(FILE_FLAG, environment.getOrDefault(FILE_VARIABLE, ""));
    try {
      return Configuration.of(
          Settings.of(
              flags, environment, file.isBlank() ? Optional.empty() : Optional.of(Path.of(file))),
          System.out);
    } catch (SettingException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
