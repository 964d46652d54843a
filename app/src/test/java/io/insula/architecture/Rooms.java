package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms: the modules below {@code core}, their purposes and their dependencies.
 *
 * @param rooms the rooms in the order of the build
 */
record Rooms(List<Room> rooms) {
  private static final String FOLDER = "core/";
  private static final String PREFIX = "insula-";

  /**
   * The rooms with an unusual package, each with the last part of the package name. The package of
   * any other room has the name of the room without hyphens.
   */
  private static final Map<String, String> OTHER_PACKAGES = Map.of("embedded-postgres", "postgres");

  /** The layers, the lowest first. A room may use the rooms of the layers below its own. */
  private static final List<String> LAYERS =
      List.of("api", "base", "database", "web", "security", "outbox", "privacy");

  private static final String TESTKIT = "testkit";

  /** The rooms beside the layers, each with all rooms that it may use. */
  private static final Map<String, Set<String>> BESIDE_LAYERS =
      Map.of(
          "kernel",
          Set.copyOf(LAYERS),
          "moving-out",
          with(LAYERS, "remote"),
          "remote",
          Set.of("api"),
          "embedded-postgres",
          Set.of(),
          TESTKIT,
          Set.of("embedded-postgres"));

  /**
   * One room.
   *
   * @param sentence its purpose
   * @param sources the packages of its code
   * @param needs the rooms on which its POM depends, tests excluded
   * @param needsOfTests the rooms on which only its tests depend
   */
  record Room(
      String name,
      String sentence,
      Set<String> sources,
      Set<String> needs,
      Set<String> needsOfTests) {
    /**
     * Returns the package of the room's code, relative to the root: either below {@code kernel} or
     * next to it.
     */
    String packageName() {
      var last = OTHER_PACKAGES.getOrDefault(name, name.replace("-", ""));
      var kernel = "kernel." + last;
      return sources.stream().anyMatch(each -> isIn(each, kernel)) ? kernel : last;
    }

    boolean hasCode() {
      return !sources.isEmpty();
    }
  }

  /**
   * @param root the package that contains all rooms
   */
  static Rooms of(Path repository, String root) throws Exception {
    var rooms = new ArrayList<Room>();
    for (var module : MavenModules.of(repository).modules()) {
      if (module.folder().startsWith(FOLDER)) {
        var name = module.folder().substring(FOLDER.length());
        var sources = packages(repository.resolve(module.folder()).resolve("src/main/java"), root);
        rooms.add(
            new Room(
                name,
                module.description(),
                sources,
                needs(module, ModulePom.Dependency::isInUse),
                needs(module, dependency -> !dependency.isInUse())));
      }
    }
    return new Rooms(List.copyOf(rooms));
  }

  private static Set<String> with(List<String> rooms, String another) {
    return Stream.concat(rooms.stream(), Stream.of(another)).collect(Collectors.toSet());
  }

  private static Set<String> needs(
      MavenModules.Module module, Predicate<ModulePom.Dependency> condition) {
    return module
        .onModules()
        .filter(condition)
        .map(dependency -> dependency.artifact().substring(PREFIX.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the packages with sources, without the root in front. */
  private static Set<String> packages(Path sources, String root) throws IOException {
    if (!Files.exists(sources)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file.getParent()).toString())
          .map(folder -> folder.replaceAll("[/\\\\]", ".").substring(root.length() + 1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns the rules that modules below {@code core} break, one line for each violation. */
  List<String> violations(CodeBase codeBase) {
    return Stream.of(
            withoutSentence(), inCircles(), outOfOrder(), inTests(), elsewhere(), upwards(codeBase))
        .flatMap(each -> each)
        .sorted()
        .distinct()
        .toList();
  }

  private Stream<String> withoutSentence() {
    return rooms.stream()
        .filter(room -> !room.sentence().matches("\\S[^.]*\\."))
        .map(room -> room.name() + " has no <description> of one sentence");
  }

  private Stream<String> inCircles() {
    return rooms.stream()
        .filter(room -> below(room).contains(room.name()))
        .map(room -> room.name() + " depends on itself: " + below(room));
  }

  private Stream<String> outOfOrder() {
    return rooms.stream()
        .flatMap(
            room ->
                room.needs().stream()
                    .filter(each -> !mayNeed(room.name()).contains(each))
                    .map(each -> room.name() + " may not depend on " + each));
  }

  private static Set<String> mayNeed(String room) {
    var layer = LAYERS.indexOf(room);
    return layer < 0
        ? BESIDE_LAYERS.getOrDefault(room, Set.of())
        : Set.copyOf(LAYERS.subList(0, layer));
  }

  private Stream<String> inTests() {
    return rooms.stream()
        .flatMap(
            room ->
                room.needsOfTests().stream()
                    .filter(each -> !each.equals(TESTKIT) && !below(room).contains(each))
                    .map(each -> "the tests of " + room.name() + " may not depend on " + each));
  }

  private Stream<String> elsewhere() {
    return rooms.stream()
        .filter(Room::hasCode)
        .flatMap(
            room ->
                room.sources().stream()
                    .filter(each -> !isIn(each, room.packageName()))
                    .map(
                        each ->
                            room.name() + " has " + each + " outside of " + room.packageName()));
  }

  private Stream<String> upwards(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .flatMap(
            dependency -> {
              var from = roomOf(codeBase, dependency.getOriginClass());
              var to = roomOf(codeBase, dependency.getTargetClass().getBaseComponentType());
              return from.isPresent() && to.isPresent() && !maySee(from.get(), to.get())
                  ? Stream.of(
                      from.get().name()
                          + " does not depend on "
                          + to.get().name()
                          + ": "
                          + dependency.getDescription())
                  : Stream.empty();
            });
  }

  private boolean maySee(Room from, Room to) {
    return from.equals(to) || from.needs().contains(to.name());
  }

  /** Returns the names of all rooms that a room depends on, directly or transitively. */
  private Set<String> below(Room room) {
    var found = new TreeSet<String>();
    var open = new ArrayDeque<>(room.needs());
    while (!open.isEmpty()) {
      var name = open.pop();
      if (found.add(name)) {
        rooms.stream()
            .filter(each -> each.name().equals(name))
            .forEach(each -> open.addAll(each.needs()));
      }
    }
    return found;
  }

  private Optional<Room> roomOf(CodeBase codeBase, JavaClass type) {
    var name = type.getPackageName();
    return rooms.stream()
        .filter(room -> room.hasCode() && isIn(name, codeBase.root() + "." + room.packageName()))
        .findFirst();
  }

  private static boolean isIn(String packageName, String parent) {
    return (packageName + ".").startsWith(parent + ".");
  }
}
