package io.insula.kernel.base.plugins;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin jars on the class path of this process. {@link PluginArgumentsPrinter} has checked the
 * jars before the start.
 *
 * @param accepted the manifests of the accepted plugins
 * @param messages warnings for the operator, for instance about refused jars
 */
public record LoadedPlugins(List<PluginManifest> accepted, List<String> messages) {
  /** No plugins. */
  public static final LoadedPlugins NONE = new LoadedPlugins(List.of(), List.of());

  /**
   * The system property with the file name of each refused plugin, and the reason. Missing if the
   * server was started without {@link PluginArgumentsPrinter}.
   */
  static final String REFUSED = "insula.plugins.refused";

  /** Separates the texts in the property {@link #REFUSED}. */
  static final String SEPARATOR = "\u001F";

  private static final Logger LOG = LoggerFactory.getLogger(LoadedPlugins.class);

  /**
   * Finds the plugins of this process.
   *
   * @param environment the environment variables of the process
   */
  public static LoadedPlugins ofThisProcess(Map<String, String> environment) {
    var folder = PluginFolder.of(environment);
    var refused = System.getProperty(REFUSED);
    return refused == null
        ? unchecked(folder)
        : checked(System.getProperty("java.class.path", ""), refused, folder);
  }

  /**
   * Returns no plugins, for a process that was started without {@link PluginArgumentsPrinter}. If
   * the folder contains jars, a message explains why they are not hosted.
   */
  static LoadedPlugins unchecked(PluginFolder folder) {
    return new LoadedPlugins(
        List.of(),
        folder.jars().isEmpty()
            ? List.of()
            : List.of(
                "The plugins in %s are not hosted, because the server was started without them: use ./insula run or bin/server"
                    .formatted(folder.path())));
  }

  static LoadedPlugins checked(String classPath, String refused, PluginFolder folder) {
    var accepted =
        Arrays.stream(classPath.split(File.pathSeparator))
            .flatMap(path -> manifestOf(Path.of(path)).stream())
            .toList();
    var messages = new ArrayList<String>();
    Arrays.stream(refused.split(SEPARATOR))
        .filter(text -> !text.isEmpty())
        .forEach(text -> messages.add("Refused the plugin " + text));
    if (folder.isOpenToAll()) {
      messages.add(
          ("Every user of this machine can add plugins to %1$s. Remove this permission:"
                  + " chmod o-w %1$s")
              .formatted(folder.path()));
    }
    return new LoadedPlugins(accepted, List.copyOf(messages));
  }

  private static Optional<PluginManifest> manifestOf(Path place) {
    if (!Files.isRegularFile(place)) {
      return Optional.empty();
    }
    try (var jar = new ZipFile(place.toFile())) {
      return JarFiles.manifest(jar).filter(PluginManifest::isIn).map(PluginManifest::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether an app is a plugin. */
  public boolean has(String app) {
    return accepted.stream().anyMatch(plugin -> plugin.app().equals(app));
  }

  /**
   * Returns the app of the plugin that has a class; empty if no plugin has the class.
   *
   * @param type the full name of the class
   */
  public Optional<String> ownerOf(String type) {
    return accepted.stream()
        .map(PluginManifest::app)
        .filter(app -> type.startsWith("io.insula." + app + "."))
        .findFirst();
  }

  /** Writes the plugins and the messages to the log. */
  public void log() {
    accepted.forEach(
        plugin -> LOG.info("The plugin {} {} is loaded", plugin.app(), plugin.version()));
    messages.forEach(LOG::warn);
  }
}
