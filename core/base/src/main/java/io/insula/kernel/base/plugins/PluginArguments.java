package io.insula.kernel.base.plugins;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the plugins before the server starts, because a class path cannot change later. Prints the
 * arguments of Java that add the accepted ones to the class path of this process, one a line. They
 * come last, so that the AOT cache for the class path without them still fits.
 */
public final class PluginArguments {
  private PluginArguments() {}

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
        plugins.stream().filter(Plugin::isAccepted).map(plugin -> plugin.file().toString());
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
