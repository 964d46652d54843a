package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import io.insula.template.apps.SampleName;
import io.insula.template.naming.Renames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The name of a service and its group. The packages and the Maven group of the service are {@code
 * GROUP.NAME}.
 *
 * @param name a word of lower-case letters and digits
 * @param group a Java package, for instance {@code com.example}
 */
record ServiceName(String name, String group) {
  private static final String TEMPLATE = "insula";
  private static final int MAX_LENGTH = 20;
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

  /**
   * Names that a service cannot have:
   *
   * <ul>
   *   <li>names of folders and files
   *   <li>hidden names without the dot: a service {@code git} would rename {@code .insula} to
   *       {@code .git}
   *   <li>names of apps of a service
   *   <li>first parts of settings that libraries and platforms read
   * </ul>
   */
  private static final Set<String> TAKEN =
      Set.of(
          "accounts",
          "activity",
          "api",
          "app",
          "build",
          "ci",
          "circleci",
          "classpath",
          "com",
          "core",
          "data",
          "datasources",
          "docker",
          "dockerignore",
          "docs",
          "endpoints",
          "flyway",
          "git",
          "github",
          "gitignore",
          "idea",
          "io",
          "jackson",
          "java",
          "javax",
          "jdk",
          "jwt",
          "kernel",
          "kubernetes",
          "lib",
          "logger",
          "micronaut",
          "mvn",
          "mvnw",
          "netty",
          "os",
          "plugins",
          "postgres",
          "project",
          "recording",
          "remote",
          "settings",
          "sun",
          "target",
          "template",
          "templates",
          "test",
          "testkit",
          "user",
          "vscode");

  private static final String RENAMED_LATER =
      "it contains the name of the sample app; choose another word";

  /** The first parts of packages that belong to Java. */
  private static final Set<String> PACKAGES_OF_JAVA = Set.of("java", "javax", "jdk", "sun");

  /**
   * @throws CommandRefusedException if no service can have this name or this group
   */
  ServiceName {
    refuse("the name of a service", name, complaintAboutName(name));
    refuse("a group", group, complaintAboutGroup(group));
  }

  /**
   * Checks the rules for the name of a new service. An existing service may break these rules and
   * can still be updated.
   *
   * @throws CommandRefusedException if the name has another meaning, or if the name or the group
   *     contains the name of the sample app, which each new app replaces
   */
  void requireNew() {
    refuse("the name of a service", name, complaintAboutMeaning(name));
    refuse("the name of a service", name, complaintAboutSample(name));
    refuse("a group", group, complaintAboutSample(group));
  }

  private static Optional<String> complaintAboutMeaning(String name) {
    return TAKEN.contains(name)
        ? Optional.of("it has another meaning in a service")
        : Optional.empty();
  }

  private static Optional<String> complaintAboutSample(String text) {
    return SampleName.isIn(text) ? Optional.of(RENAMED_LATER) : Optional.empty();
  }

  private static void refuse(String what, String text, Optional<String> complaint) {
    complaint.ifPresent(
        reason -> {
          throw new CommandRefusedException(
              "\"%s\" cannot be %s: %s".formatted(text, what, reason));
        });
  }

  private static Optional<String> complaintAboutName(String name) {
    if (name.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (!WORD.matcher(name).matches()) {
      return Optional.of(
          "use a word of the letters a to z and digits that begins with a letter, such as billing");
    }
    if (name.length() > MAX_LENGTH) {
      return Optional.of("it has more than " + MAX_LENGTH + " characters");
    }
    if (SourceVersion.isKeyword(name)) {
      return Optional.of("it is a keyword of Java");
    }
    if (isClassOfJava(capitalized(name)) || isClassOfJava(capitalized(name) + "Exception")) {
      return Optional.of("a class of the service would have the name of one of Java's");
    }
    return name.contains(TEMPLATE)
        ? Optional.of("it contains the word " + TEMPLATE)
        : Optional.empty();
  }

  private static Optional<String> complaintAboutGroup(String group) {
    if (group.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (!PACKAGE.matcher(group).matches() || !SourceVersion.isName(group)) {
      return Optional.of("use a Java package in lower case, such as com.example");
    }
    if (group.contains(TEMPLATE)) {
      return Optional.of("it contains the word " + TEMPLATE);
    }
    return PACKAGES_OF_JAVA.contains(group.split("\\.", 2)[0])
        ? Optional.of("it belongs to Java itself")
        : Optional.empty();
  }

  private static boolean isClassOfJava(String name) {
    return Object.class.getResource("/java/lang/" + name + ".class") != null;
  }

  /** Returns the package that contains all packages of the service. */
  String packageName() {
    return group + "." + name;
  }

  /** Returns the renames from the template to the service, in texts and in paths. */
  Renames renames() {
    var renames = Renames.builder();
    for (var dot : List.of(".", "/", "\\.", "\\\\.")) {
      renames.text("io" + dot + TEMPLATE, packageName().replace(".", dot));
    }
    return renames
        .text(TEMPLATE, name)
        .text(capitalized(TEMPLATE), capitalized(name))
        .text(TEMPLATE.toUpperCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))
        .build();
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
