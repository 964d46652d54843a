package io.insula.kernel.base.plugins;

import io.insula.kernel.base.Command;
import io.insula.kernel.base.InvalidConfigurationException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The command {@code plugins}: lists the jars in the folder of plugins, and shows for each jar
 * whether the next start accepts or refuses it.
 */
public final class PluginsCommand implements Command {
  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public void run(List<String> arguments, Map<String, String> environment, PrintStream out) {
    if (!arguments.isEmpty()) {
      throw new InvalidConfigurationException(
          "Usage: plugins; INSULA_PLUGINS names the folder of the plugins");
    }
    list(
        PluginFolder.of(environment),
        ClassPath.read(System.getProperty("java.class.path", "")),
        out);
  }

  static void list(PluginFolder folder, ClassPath classPath, PrintStream out) {
    out.printf("Kernel %s, plugins in %s%n", classPath.kernel(), folder.path());
    var plugins = folder.check(classPath);
    if (plugins.isEmpty()) {
      out.println("There are no plugins.");
      return;
    }
    var form =
        "%-"
            + plugins.stream().mapToInt(plugin -> plugin.name().length()).max().orElse(0)
            + "s  %-12s  %-10s  %-10s  %s%n";
    out.printf(form, "jar", "app", "version", "kernel", "");
    for (var plugin : plugins) {
      out.printf(
          form,
          plugin.name(),
          of(plugin, PluginManifest::app),
          of(plugin, PluginManifest::version),
          of(plugin, manifest -> manifest.kernel().text()),
          plugin.refusal().map("refused: "::concat).orElse("accepted"));
    }
    if (folder.isOpenToAll()) {
      out.printf(
          "Every user of this machine can add plugins to this folder. Remove this permission:"
              + " chmod o-w %s%n",
          folder.path());
    }
  }

  private static String of(PluginCheckResult plugin, Function<PluginManifest, String> part) {
    return plugin.manifest().map(part).orElse("-");
  }
}
