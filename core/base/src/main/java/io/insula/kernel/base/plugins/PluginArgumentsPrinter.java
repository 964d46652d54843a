package io.insula.kernel.base.plugins;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the plugins, and prints the arguments for starting Java, one a line. The start script runs
 * this program first, because the class path of a running process cannot change.
 *
 * <p>The accepted plugins come last on the class path. Java can then use an AOT cache that was made
 * without plugins.
 */
public final class PluginArgumentsPrinter {
  private PluginArgumentsPrinter() {}

  public static void main(String[] arguments) {
    try {
      of(System.getProperty("java.class.path", ""), System.getenv()).forEach(System.out::println);
    } catch (RuntimeException e) {
      System.err.println("insula: the plugins cannot be checked: " + e.getMessage());
      System.exit(1);
    }
  }

  static List<String> of(String classPath, Map<String, String> environment) {
    var plugins = PluginFolder.of(environment).check(ClassPath.read(classPath));
    var accepted =
        plugins.stream()
            .filter(PluginCheckResult::isAccepted)
            .map(plugin -> plugin.file().toString());
    var refused =
        plugins.stream()
            .flatMap(
                plugin -> plugin.refusal().map(reason -> plugin.name() + ": " + reason).stream())
            .collect(Collectors.joining(LoadedPlugins.SEPARATOR));
    return List.of(
        "-D%s=%s".formatted(LoadedPlugins.REFUSED, refused),
        "-cp",
        Stream.concat(Stream.of(classPath), accepted)
            .collect(Collectors.joining(File.pathSeparator)));
  }
}
