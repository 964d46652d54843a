package io.insula.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of the build and their dependencies, from their POMs.
 *
 * @param modules all modules except for the root
 * @param ofAll the dependencies that all modules inherit from the root
 */
record MavenModules(List<Module> modules, List<ModulePom.Dependency> ofAll) {
  private static final String DEPLOYABLE = "insula-app";

  private static final String BENCHMARKS = "insula-bench";

  /**
   * The folders of apps that the deployable does not host: the sample app from which new apps are
   * made, and plugins.
   */
  private static final Pattern NOT_HOSTED = Pattern.compile("templates/.*|\\w+-plugin/.*");

  /**
   * Matches the folder of an app's implementation, whose name is one word. The folders of the app's
   * other artifacts have a hyphen in their names.
   */
  private static final Pattern APP_FOLDER = Pattern.compile("\\w+-module/\\w+");

  /** The room that hosts apps for other processes. */
  private static final String MOVING_OUT = "insula-moving-out";

  /** The artifact that all remote artifacts share. It depends on gRPC. */
  private static final String SHARED_REMOTE = "insula-remote";

  private static final String REMOTE = "-remote";

  /** The groups of the libraries for calls between processes. */
  private static final Set<String> WIRE = Set.of("io.grpc", "com.google.protobuf");

  /** The only library that an API may depend on. It contains annotations for the compiler. */
  private static final String ONLY_LIBRARY = "jspecify";

  /**
   * One module.
   *
   * @param folder the folder, relative to the root
   * @param isNamedByWord whether the POM has the property {@code insula.app.is-a-word}
   * @param namedBefore the files of the property {@code insula.app.named-before}
   */
  record Module(
      String folder,
      String artifact,
      String description,
      boolean isNamedByWord,
      Set<String> namedBefore,
      List<ModulePom.Dependency> dependencies) {
    Stream<ModulePom.Dependency> onModules() {
      return dependencies.stream().filter(ModulePom.Dependency::isOurs);
    }
  }

  static MavenModules of(Path root) throws Exception {
    var modules = new ArrayList<Module>();
    for (var folder : folders(root)) {
      var pom = ModulePom.in(root.resolve(folder));
      modules.add(
          new Module(
              folder,
              pom.artifact(),
              pom.description(),
              pom.property("insula.app.is-a-word").equals("true"),
              words(pom.property("insula.app.named-before")),
              pom.dependencies()));
    }
    return new MavenModules(modules, ModulePom.in(root).dependencies());
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Returns the folders of the modules, relative to the root. */
  static List<String> folders(Path root) throws Exception {
    return ModulePom.in(root).modules();
  }

  /**
   * Returns the names of the hosted apps. An artifact X is an app if there is an artifact X-api, or
   * if X is in a folder of apps.
   */
  Set<String> apps() {
    return appsIn(
        modules.stream().filter(module -> !NOT_HOSTED.matcher(module.folder()).matches()));
  }

  private static Set<String> appsIn(Stream<Module> modules) {
    var all = modules.toList();
    var artifacts = all.stream().map(Module::artifact).collect(Collectors.toSet());
    return all.stream()
        .filter(
            module ->
                artifacts.contains(module.artifact() + "-api")
                    || APP_FOLDER.matcher(module.folder()).matches())
        .map(module -> module.artifact().substring("insula-".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the names of the hosted apps that are also ordinary words, so that code outside of apps
   * may use them in another sense. The POM of such an app has the property {@code
   * insula.app.is-a-word}.
   */
  Set<String> appsNamedByWords() {
    return modules.stream()
        .filter(Module::isNamedByWord)
        .map(module -> module.artifact().substring("insula-".length()))
        .filter(apps()::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns for each app the files that had its name in another sense before the app was made, from
   * the property {@code insula.app.named-before} of its POM.
   */
  Map<String, Set<String>> filesNamedBefore() {
    return modules.stream()
        .collect(
            Collectors.toMap(
                module -> module.artifact().replaceFirst("^insula-", ""), Module::namedBefore));
  }

  /** Returns the apps that can move out, which have an artifact X-remote. */
  Set<String> appsWithRemoteArtifact() {
    var artifacts = modules.stream().map(Module::artifact).collect(Collectors.toSet());
    return apps().stream()
        .filter(app -> artifacts.contains("insula-" + app + "-remote"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the violations, each in one line. */
  List<String> violations() {
    return Stream.of(
            implementationsInUse(),
            remoteArtifactsInUse(),
            implementationsOnTheWire(),
            apisWithImplementations(),
            apisWithLibraries())
        .flatMap(each -> each)
        .sorted()
        .toList();
  }

  private Stream<String> implementationsInUse() {
    return modules.stream()
        .flatMap(
            module ->
                module
                    .onModules()
                    .filter(dependency -> isImplementation(dependency.artifact()))
                    .filter(dependency -> !mayUse(module, dependency))
                    .map(
                        dependency ->
                            module.artifact()
                                + " depends on the implementation "
                                + dependency.artifact()
                                + " in scope "
                                + dependency.scope()));
  }

  /**
   * Returns the forbidden dependencies on moving-out and on remote artifacts. A deployable can be
   * built without these artifacts.
   */
  private Stream<String> remoteArtifactsInUse() {
    return modules.stream()
        .flatMap(
            module ->
                module
                    .onModules()
                    .filter(dependency -> isOptional(dependency.artifact()))
                    .filter(dependency -> !mayUseOptional(module, dependency))
                    .map(
                        dependency ->
                            module.artifact()
                                + " depends on "
                                + dependency.artifact()
                                + " in scope "
                                + dependency.scope()));
  }

  private static boolean isOptional(String artifact) {
    return artifact.equals(MOVING_OUT)
        || artifact.endsWith(REMOTE) && !artifact.equals(SHARED_REMOTE);
  }

  /**
   * Returns whether a module may depend on moving-out or on a remote artifact. The deployable may
   * depend on both at run time. Remote artifacts are tested with moving-out. The benchmarks measure
   * calls through a remote artifact.
   */
  private static boolean mayUseOptional(Module module, ModulePom.Dependency dependency) {
    return switch (dependency.scope()) {
      case "runtime" -> module.artifact().equals(DEPLOYABLE);
      case "test" ->
          dependency.artifact().equals(MOVING_OUT)
              && module.artifact().endsWith(REMOTE)
              && !module.artifact().equals(SHARED_REMOTE);
      case "compile" ->
          module.artifact().equals(BENCHMARKS) && !dependency.artifact().equals(MOVING_OUT);
      default -> false;
    };
  }

  /**
   * Returns the dependencies of implementations on gRPC, and on the artifact that depends on gRPC.
   */
  private Stream<String> implementationsOnTheWire() {
    return modules.stream()
        .filter(module -> isImplementation(module.artifact()))
        .flatMap(
            module ->
                module.dependencies().stream()
                    .filter(
                        dependency ->
                            WIRE.contains(dependency.group())
                                || dependency.artifact().equals(SHARED_REMOTE))
                    .map(
                        dependency ->
                            module.artifact()
                                + " is an implementation and depends on "
                                + dependency.artifact()));
  }

  private Stream<String> apisWithImplementations() {
    return apis()
        .flatMap(
            module ->
                module
                    .onModules()
                    .filter(dependency -> !dependency.artifact().endsWith("-api"))
                    .filter(ModulePom.Dependency::isInUse)
                    .map(
                        dependency ->
                            module.artifact()
                                + " is an API and depends on "
                                + dependency.artifact()));
  }

  private Stream<String> apisWithLibraries() {
    return apis()
        .flatMap(
            module ->
                librariesOf(module)
                    .filter(library -> !library.equals(ONLY_LIBRARY))
                    .map(
                        library ->
                            module.artifact() + " is an API and has the library " + library));
  }

  /**
   * Returns all libraries of all APIs. An API depends only on other APIs, so its class path has no
   * other libraries.
   */
  Set<String> librariesOfApis() {
    return apis().flatMap(this::librariesOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> librariesOf(Module module) {
    return Stream.concat(module.dependencies().stream(), ofAll.stream())
        .filter(dependency -> !dependency.isOurs() && dependency.isInUse())
        .map(ModulePom.Dependency::artifact);
  }

  private Stream<Module> apis() {
    return modules.stream().filter(module -> module.artifact().endsWith("-api"));
  }

  /**
   * Returns whether a dependency on an implementation is allowed. The deployable contains
   * implementations, and its tests use their test doubles. Remote artifacts are tested with their
   * own implementation. The artifact of a plugin packs the implementation of its app into one jar.
   * A benchmark may replace a bean of the measured server.
   */
  private static boolean mayUse(Module module, ModulePom.Dependency implementation) {
    return switch (implementation.scope()) {
      case "runtime" ->
          module.artifact().equals(DEPLOYABLE)
              || module.artifact().equals(implementation.artifact() + "-plugin");
      case "test" ->
          module.artifact().equals(implementation.artifact() + "-remote")
              || module.artifact().equals(DEPLOYABLE) && implementation.isOfTests();
      case "provided" -> module.artifact().equals(implementation.artifact() + "-bench");
      default -> false;
    };
  }

  private boolean isImplementation(String artifact) {
    return appsIn(modules.stream()).contains(artifact.replaceFirst("^insula-", ""));
  }
}
