package io.insula.kernel.base.plugins;

import java.util.Optional;
import java.util.jar.Attributes;
import java.util.regex.Pattern;

/**
 * The entries of the manifest of a plugin's jar.
 *
 * @param app the name of the app
 * @param schema the PostgreSQL schema, which has the name of the app; empty if the app stores
 *     nothing
 * @param version the version of the plugin
 * @param kernel the versions of the kernel with which the plugin works
 */
public record PluginManifest(String app, String schema, String version, KernelRange kernel) {
  static final String APP = "Insula-Plugin-App";
  static final String SCHEMA = "Insula-Plugin-Schema";
  static final String VERSION = "Insula-Plugin-Version";

  /**
   * The manifest entry with the version of the kernel. A plugin has a range of versions in this
   * entry.
   */
  static final String KERNEL = "Insula-Kernel-Version";

  private static final Pattern APP_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern VERSION_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

  /** Returns whether a manifest belongs to a plugin. */
  static boolean isIn(Attributes manifest) {
    return manifest.getValue(APP) != null;
  }

  /**
   * @throws PluginRefusedException if an entry is missing or wrong
   */
  static PluginManifest of(Attributes manifest) {
    var app = matching(APP, APP_NAME, needed(APP, manifest));
    var version = matching(VERSION, VERSION_TEXT, needed(VERSION, manifest));
    var schema = Optional.ofNullable(manifest.getValue(SCHEMA)).map(String::strip).orElse("");
    return new PluginManifest(app, schema, version, range(needed(KERNEL, manifest)));
  }

  private static String needed(String entry, Attributes manifest) {
    var value = manifest.getValue(entry);
    if (value == null || value.isBlank()) {
      throw new PluginRefusedException("its manifest has no " + entry);
    }
    return value.strip();
  }

  private static String matching(String entry, Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new PluginRefusedException(
          "the %s of its manifest, \"%s\", must match the pattern %s"
              .formatted(entry, value, form));
    }
    return value;
  }

  private static KernelRange range(String text) {
    try {
      return KernelRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new PluginRefusedException(
          "the %s of its manifest is wrong: %s".formatted(KERNEL, e.getMessage()));
    }
  }
}
