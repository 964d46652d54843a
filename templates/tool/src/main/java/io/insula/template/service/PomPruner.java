package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes from the POMs the modules, dependencies and versions that a service does not need. */
final class PomPruner {
  private static final String ROOT = "pom.xml";

  /** The beginnings of the Maven groups of libraries that only the apps of the template use. */
  private static final List<String> LIBRARIES_OF_APPS =
      List.of(
          "com.google.api-client",
          "com.google.apis",
          "com.google.auth",
          "com.google.code.gson",
          "com.google.http-client",
          "com.graphql-java",
          "com.icegreen",
          "com.microsoft.playwright",
          "com.networknt",
          "io.fabric8",
          "io.swagger.parser.v3",
          "jakarta.mail",
          "org.apache.logging.log4j",
          "org.apache.poi",
          "org.apache.xmlbeans",
          "org.dhatim",
          "org.eclipse.angus",
          "org.openjdk.jmh");

  private static final Pattern MODULE = Pattern.compile(" *<module>([^<]*)</module>\n");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]*)</artifactId>");
  private static final Pattern GROUP = Pattern.compile("<groupId>([^<]*)</groupId>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");

  /** A dependency with the comment above it. */
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "(?:(?m:^) *<!--(?:(?!-->).)*-->\\n"
              + ")? *<dependency>\n"
              + "((?:(?!</dependency>).)*)</dependency>\n",
          Pattern.DOTALL);

  private static final Pattern VERSION =
      Pattern.compile(
          "(?:(?m:^) *<!--(?:(?!-->).)*-->\n)? *<([a-z0-9.-]+\\.version)>[^<]*</\\1>\n",
          Pattern.DOTALL);

  private final Path tree;

  private PomPruner(Path tree) {
    this.tree = tree;
  }

  /** Prunes all POMs of a tree. */
  static void in(Path tree) throws IOException {
    new PomPruner(tree).prune();
  }

  private void prune() throws IOException {
    var root = tree.resolve(ROOT);
    Files.writeString(root, withoutModules(Files.readString(root)));
    var all = poms();
    var artifacts = new HashSet<String>();
    for (var pom : all) {
      artifacts.add(artifactOf(Files.readString(pom)));
    }
    for (var pom : all) {
      Files.writeString(pom, withoutDependencies(Files.readString(pom), artifacts));
    }
    Files.writeString(root, withoutVersions(Files.readString(root)));
  }

  /** Returns the POMs of the modules, without those below {@code src}, which are test data. */
  private List<Path> poms() throws IOException {
    return FileList.allFiles(tree).stream()
        .filter(file -> file.endsWith(ROOT) && !file.toString().contains("src"))
        .map(tree::resolve)
        .toList();
  }

  private String withoutModules(String pom) {
    return MODULE
        .matcher(pom)
        .replaceAll(
            found ->
                Files.exists(tree.resolve(found.group(1)).resolve(ROOT))
                    ? Matcher.quoteReplacement(found.group())
                    : "");
  }

  private static String artifactOf(String pom) {
    var found = ARTIFACT.matcher(PARENT.matcher(pom).replaceFirst(""));
    if (!found.find()) {
      throw new CommandRefusedException("a POM of the template has no artifactId");
    }
    return found.group(1);
  }

  private static String withoutDependencies(String pom, Set<String> artifacts) {
    return DEPENDENCY
        .matcher(pom)
        .replaceAll(
            found ->
                isNeeded(found.group(1), artifacts) ? Matcher.quoteReplacement(found.group()) : "");
  }

  private static boolean isNeeded(String dependency, Set<String> artifacts) {
    var group = first(GROUP, dependency);
    return group.equals("io.insula")
        ? artifacts.contains(first(ARTIFACT, dependency))
        : LIBRARIES_OF_APPS.stream().noneMatch(group::startsWith);
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  /** Removes the versions that no POM uses any more. */
  private String withoutVersions(String root) throws IOException {
    var texts = new StringBuilder();
    for (var pom : poms()) {
      texts.append(Files.readString(pom));
    }
    return VERSION
        .matcher(root)
        .replaceAll(
            found ->
                texts.indexOf("${" + found.group(1) + "}") >= 0 || isOfTheParent(found.group(1))
                    ? Matcher.quoteReplacement(found.group())
                    : "");
  }

  /** Returns whether Micronaut's parent POM reads this property. */
  private static boolean isOfTheParent(String property) {
    return Set.of("jdk.version", "release.version", "micronaut.version").contains(property);
  }
}
