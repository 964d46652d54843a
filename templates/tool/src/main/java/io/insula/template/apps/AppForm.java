package io.insula.template.apps;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The form of a new app. It states where the app can run, and so which modules the app has. */
enum AppForm {
  /** The app runs in the same process as all other apps. */
  HOSTED("-module", List.of("-api", "")),

  /** The app can run in the process of the other apps, or in a process of its own. */
  REMOTE("-module", List.of("-api", "", "-remote")),

  /**
   * The app is packed into one jar. A server hosts it if the jar is in the server's folder of
   * plugins.
   */
  PLUGIN("-plugin", List.of("-api", "", "-plugin"));

  private static final Set<String> ENDINGS = Set.of("", "-api", "-plugin", "-remote");

  private final String folderEnding;
  private final List<String> endings;

  AppForm(String folderEnding, List<String> endings) {
    this.folderEnding = folderEnding;
    this.endings = endings;
  }

  /** Returns the endings of module names, for instance {@code -api} in {@code inventory-api}. */
  static Set<String> endings() {
    return ENDINGS;
  }

  /**
   * Returns the possible folders of an app, relative to the repository, for instance {@code
   * inventory-module} and {@code inventory-plugin}.
   */
  static List<String> foldersOf(AppName name) {
    return Stream.of(values()).map(form -> form.folderOf(name)).distinct().toList();
  }

  /** Returns the folder of an app, relative to the repository. */
  String folderOf(AppName name) {
    return name + folderEnding;
  }

  /** Returns the modules of an app in the order of their dependencies. */
  List<String> modulesOf(AppName name) {
    return endings.stream().map(ending -> name + ending).toList();
  }

  /**
   * Returns whether an app of this form has a file of the sample app.
   *
   * @param file relative to the folder of the sample app
   */
  boolean has(Path file) {
    var module = file.getName(0).toString();
    return !module.startsWith("sample") || endings.contains(module.substring("sample".length()));
  }
}
