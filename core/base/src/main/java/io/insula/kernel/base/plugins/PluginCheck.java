package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * The rules for plugins. They are checked before the server starts, and run no code of the plugin.
 *
 * @param kernel the version of this kernel
 * @param claims what the class path and the accepted plugins have
 */
record PluginCheck(KernelVersion kernel, Claims claims) {
  private static final Set<String> RESERVED = Set.of("kernel", "public", "information_schema");

  /**
   * @throws PluginRefusedException with the first rule that the plugin breaks
   * @throws IOException if the jar is damaged
   */
  void check(PluginJar jar, PluginManifest manifest) throws IOException {
    checkManifest(manifest);
    refuseIf(
        jar.manifest().containsKey(Attributes.Name.CLASS_PATH),
        "its manifest has a Class-Path, but a plugin is one jar");
    new PluginFiles(jar.files(), manifest).check();
    new PluginClasses(jar, manifest.app(), claims).check();
    for (var setting : jar.settings()) {
      refuseOwned(claims.ownerOfSetting(setting), "the setting " + setting);
    }
  }

  /** Records what an accepted plugin has, so that no other plugin has it, too. */
  void accept(PluginJar jar, String name) throws IOException {
    jar.files().forEach(file -> claims.addFile(file, name));
    jar.settings().forEach(setting -> claims.addSetting(setting, name));
  }

  private void checkManifest(PluginManifest manifest) {
    refuseIf(
        !manifest.kernel().contains(kernel),
        "it is made for the kernel %s, and this is %s",
        manifest.kernel().text(),
        kernel);
    var app = manifest.app();
    var schema = manifest.schema();
    refuseIf(isReserved(app) || isReserved(schema), "the name \"%s\" is reserved", schema);
    refuseOwned(claims.ownerOfApp(app), "the app " + app);
    refuseOwned(
        claims.ownerOfSchema(schema).or(() -> claims.ownerOfApp(schema)), "the schema " + schema);
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
    refuseIf(owner.isPresent(), "it claims %s, which is in %s", what, owner.orElse(""));
  }
}
