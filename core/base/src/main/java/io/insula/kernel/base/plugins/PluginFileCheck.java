package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks the rules for the files of a plugin that are not classes.
 *
 * @param files the paths of all files and folders in the jar
 */
record PluginFileCheck(List<String> files, PluginManifest manifest) {
  private static final String BEANS =
      "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/";
  private static final String SWITCHES =
      "META-INF/micronaut/io.micronaut.inject.BeanConfiguration/";
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
        "it has no beans, or the jar was packed without entries for folders: there is no %s",
        BEANS);
    var ours = "io.insula." + manifest.app() + ".";
    // If the app is off, HostedAppCondition removes only the beans in the app's own package. A bean
    // in another package would stay.
    refuseFirst(
        file -> file.startsWith(BEANS) && !file.startsWith(BEANS + ours),
        "the bean %s is not in the package of the app");
    refuseIf(
        !files.contains(SWITCHES + ours + "internal.$BeanConfiguration"),
        "the package %sinternal has no @Configuration that requires HostedAppCondition",
        ours);
    var migrations = "db/migration/" + manifest.schema() + "/";
    refuseFirst(
        file -> file.startsWith("db/") && !file.startsWith(migrations),
        "%s is not in the folder of migrations of the plugin's schema");
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
        "%s would change the settings of the whole server");
  }

  private void refuseFirst(Predicate<String> isWrong, String reason) {
    files.stream()
        .filter(file -> !file.endsWith("/"))
        .filter(isWrong)
        .findFirst()
        .ifPresent(file -> refuseIf(true, reason, file.substring(file.lastIndexOf('/') + 1)));
  }
}
