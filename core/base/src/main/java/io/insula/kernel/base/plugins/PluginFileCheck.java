package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks the rules for the files of a plugin. Does not check the contents of classes.
 *
 * @param files the paths of all files and folders in the jar
 */
record PluginFileCheck(Set<String> files, PluginManifest manifest) {
  private static final String GENERATED = "META-INF/micronaut/";
  private static final String BEANS = GENERATED + "io.micronaut.inject.BeanDefinitionReference/";
  private static final String SWITCHES = GENERATED + "io.micronaut.inject.BeanConfiguration/";

  /**
   * The folders in which Micronaut lists its generated classes. The key is the end of the class
   * name, for instance {@code $Definition}.
   */
  private static final Map<String, String> LISTS =
      Map.of(
          "$Definition",
          BEANS,
          "$BeanConfiguration",
          SWITCHES,
          "$Introspection",
          GENERATED + "io.micronaut.core.beans.BeanIntrospectionReference/");

  private static final String DOCUMENTS = "META-INF/swagger/";

  /**
   * The files that a plugin must not contain, because they would change the settings or the log of
   * the whole server.
   */
  private static final Pattern OF_THE_SERVER =
      Pattern.compile("(application|bootstrap|logback)[^/]*|config/.*");

  /**
   * @throws PluginRefusedException with the first rule that is broken
   */
  void check() {
    refuseIf(
        !files.contains(BEANS),
        "it has no beans, or the jar was packed without entries for folders: there is no %s."
            + " Compile the app with Micronaut's annotation processor, and pack the jar with Maven",
        BEANS);
    var internal = "io.insula." + manifest.app() + ".internal.";
    // If the app is off, HostedAppCondition removes only the beans in this package. A bean in
    // another package would stay.
    refuseFirst(
        file -> file.startsWith(BEANS) && !file.startsWith(BEANS + internal),
        "the bean %s is not in the package io.insula." + manifest.app() + ".internal");
    refuseFirst(
        file -> file.startsWith("META-INF/services/io.micronaut.inject."),
        "the server cannot check the beans in %s: compile the app with Micronaut 4");
    refuseIf(
        !files.contains(SWITCHES + internal + "$BeanConfiguration"),
        "the package %s has no @Configuration that requires HostedAppCondition: add both"
            + " annotations to its package-info.java",
        internal.substring(0, internal.length() - 1));
    checkGeneratedClasses();
    var migrations = "db/migration/" + manifest.schema() + "/";
    refuseFirst(
        file -> file.startsWith("db/") && !file.startsWith(migrations),
        "%s must be in the folder " + migrations + " of the schema in " + PluginManifest.SCHEMA);
    refuseIf(
        files.stream().anyMatch(file -> file.startsWith(migrations)) && !files.contains(migrations),
        "the jar was packed without entries for folders: there is no %s",
        migrations);
    refuseFirst(
        file ->
            file.startsWith(DOCUMENTS)
                && !file.equals(DOCUMENTS + "insula-" + manifest.app() + ".json"),
        "the name of %s must contain the name of the app");
    refuseFirst(
        file -> OF_THE_SERVER.matcher(file).matches(),
        "%s would change the settings of the whole server: leave this file out");
  }

  /**
   * Refuses a plugin if a listed class is missing, or if a generated class is not listed. In both
   * cases, Micronaut would silently omit a bean.
   */
  private void checkGeneratedClasses() {
    refuseFirst(
        file -> file.startsWith(GENERATED) && !files.contains(classOf(file)),
        "the class %s is missing, but is in a list of the folder "
            + GENERATED
            + ": pack all generated classes into the jar");
    var ours = "io/insula/" + manifest.app() + "/";
    refuseFirst(
        file -> file.startsWith(ours) && !isListed(file),
        "%s is missing in the lists of the folder "
            + GENERATED
            + ": pack all files of this folder");
  }

  private static String classOf(String listed) {
    return listed.substring(listed.lastIndexOf('/') + 1).replace('.', '/') + JarFiles.CLASS;
  }

  /** Returns whether a generated class is in its list; true for all other files. */
  private boolean isListed(String file) {
    if (!JarOwnership.isClass(file) || file.charAt(file.lastIndexOf('/') + 1) != '$') {
      return true;
    }
    var name = file.substring(0, file.length() - JarFiles.CLASS.length()).replace('/', '.');
    return LISTS.entrySet().stream()
        .filter(list -> name.endsWith(list.getKey()))
        .allMatch(list -> files.contains(list.getValue() + name));
  }

  private void refuseFirst(Predicate<String> isWrong, String reason) {
    files.stream()
        .filter(file -> !file.endsWith("/"))
        .filter(isWrong)
        .findFirst()
        .ifPresent(file -> refuseIf(true, reason, file.substring(file.lastIndexOf('/') + 1)));
  }
}
