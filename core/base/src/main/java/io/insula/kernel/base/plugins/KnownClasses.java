package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The classes that a plugin finds at run time. A plugin that needs another class is refused,
 * because Micronaut silently omits a bean that needs a missing class.
 */
final class KnownClasses {
  private final JarOwnership ownership;
  private final Set<String> own;
  private final String ownPackage;
  private final ClassLoader java = ClassLoader.getPlatformClassLoader();
  private final Map<String, Boolean> answers = new HashMap<>();

  /**
   * @param own the files of the plugin
   * @param ownPackage the folder with the classes of the plugin's app
   */
  KnownClasses(JarOwnership ownership, Set<String> own, String ownPackage) {
    this.ownership = ownership;
    this.own = own;
    this.ownPackage = ownPackage;
  }

  /**
   * Refuses a class that refers to a missing class. A missing annotation is allowed.
   *
   * @param file the path of the class in the jar
   * @return the needed classes
   * @throws PluginRefusedException if a class is missing, the bytes are not a class file, or the
   *     class has another name than its file
   */
  Set<String> refuseMissing(String file, byte[] bytes) {
    var all = needs(file, bytes);
    all.forEach(needed -> refuseMissing(needed, file));
    return all;
  }

  /**
   * Refuses a plugin that needs a missing class.
   *
   * @param needed the class, for instance {@code io/insula/api/Page}
   * @param file the path of the file that needs the class
   */
  void refuseMissing(String needed, String file) {
    if (!answers.computeIfAbsent(needed, this::isKnown)) {
      var reason =
          "it needs the class %s, which is missing (for %s)"
              .formatted(needed.replace('/', '.'), file);
      throw needed.startsWith(ownPackage)
          ? new PluginRefusedException(reason)
          : new ClassMissingException(reason);
    }
  }

  private boolean isKnown(String name) {
    return own.contains(name + JarFiles.CLASS) || isElsewhere(name);
  }

  /**
   * Returns whether a class is on the class path or belongs to Java.
   *
   * @param name the class, for instance {@code io/insula/api/Page}
   */
  boolean isElsewhere(String name) {
    return ownership.hasClass(name) || java.getResource(name + JarFiles.CLASS) != null;
  }

  private static Set<String> needs(String file, byte[] bytes) {
    try {
      var model = ClassFile.of().parse(bytes);
      var name = model.thisClass().asInternalName();
      refuseIf(
          !file.equals(name + JarFiles.CLASS),
          "%s contains the class %s: give the file the name of its class",
          file,
          name);
      return ClassReferenceFinder.find(model);
    } catch (IllegalArgumentException e) {
      throw new PluginRefusedException("its class " + file + " is damaged: " + e.getMessage());
    }
  }
}
