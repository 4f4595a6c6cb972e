/**
 * How is a server told what to do? Every {@link dev.akin.server.setting.Setting} has one name in
 * three forms – a flag, an environment variable, a line of a file – and {@link
 * dev.akin.server.setting.Settings} says which of them counts.
 */
@NullMarked
package dev.akin.server.setting;

import org.jspecify.annotations.NullMarked;
