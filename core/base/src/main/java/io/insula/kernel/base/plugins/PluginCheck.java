package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * Checks the rules for plugins before the server starts. Runs no code of a plugin.
 *
 * @param kernel the version of this kernel
 * @param ownership what the class path and the accepted plugins contain
 */
record PluginCheck(KernelVersion kernel, JarOwnership ownership) {
  private static final Set<String> RESERVED = Set.of("kernel", "public", "information_schema");

  /**
   * @throws PluginRefusedException with the first rule that the plugin breaks
   * @throws IOException if the jar is damaged
   */
  void check(PluginJar jar, PluginManifest manifest) throws IOException {
    checkManifest(manifest);
    refuseIf(
        jar.manifest().containsKey(Attributes.Name.CLASS_PATH),
        "its manifest has a Class-Path, but a plugin is one jar: put the libraries into this jar");
    refuseIf(
        Boolean.parseBoolean(jar.manifest().getValue(Attributes.Name.MULTI_RELEASE)),
        "its manifest has Multi-Release, but a plugin has one version of each class: remove the"
            + " entry");
    jar.readAll();
    new PluginFileCheck(jar.files(), manifest).check();
    new PluginDocumentCheck(jar, manifest.app()).check();
    new PluginClassCheck(jar, manifest.app(), ownership).check();
    for (var setting : jar.settings()) {
      refuseOwned(ownership.ownerOfSetting(setting), "the setting " + setting);
    }
  }

  /**
   * Records the contents of an accepted plugin. A later plugin with the same package, app, schema
   * or setting is then refused.
   */
  void accept(PluginJar jar, String name) throws IOException {
    jar.files().forEach(file -> ownership.addFile(file, name));
    jar.settings().forEach(setting -> ownership.addSetting(setting, name));
  }

  private void checkManifest(PluginManifest manifest) {
    refuseIf(
        !manifest.kernel().contains(kernel),
        "it works only with kernel versions %s, but this kernel has the version %s",
        manifest.kernel().text(),
        kernel);
    var app = manifest.app();
    var schema = manifest.schema();
    refuseIf(isReserved(app) || isReserved(schema), "the name \"%s\" is reserved", schema);
    refuseOwned(ownership.ownerOfApp(app), "the app " + app);
    refuseOwned(
        ownership.ownerOfSchema(schema).or(() -> ownership.ownerOfApp(schema)),
        "the schema " + schema);
    refuseIf(
        !schema.isEmpty() && !schema.equals(app),
        "its schema is %s, but must have the name of its app, %s",
        schema,
        app);
  }

  private static boolean isReserved(String name) {
    return RESERVED.contains(name) || name.startsWith("pg_");
  }

  private static void refuseOwned(Optional<String> owner, String what) {
    refuseIf(owner.isPresent(), "it contains %s, which is already in %s", what, owner.orElse(""));
  }
}
