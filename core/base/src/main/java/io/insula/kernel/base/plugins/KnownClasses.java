package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The classes that a plugin finds at run time: its own, those of the class path, and those of Java.
 * A plugin that needs any other class is refused, because Micronaut silently omits a bean that
 * needs a missing class.
 */
final class KnownClasses {
  private final JarOwnership ownership;
  private final Set<String> own;
  private final ClassLoader java = ClassLoader.getPlatformClassLoader();
  private final Map<String, Boolean> answers = new HashMap<>();

  KnownClasses(JarOwnership ownership, List<String> own) {
    this.ownership = ownership;
    this.own = own.stream().map(JarOwnership::withoutVersion).collect(Collectors.toSet());
  }

  /**
   * Refuses a class that extends, implements, or uses a member of a class that is missing. The
   * class of an annotation may be missing, as always in Java.
   *
   * @param file the path of the class in the jar
   * @return the needed classes
   * @throws PluginRefusedException if a class is missing, or the bytes are not a class file
   */
  Set<String> refuseMissing(String file, byte[] bytes) {
    var all = needs(file, bytes);
    for (var needed : all) {
      refuseIf(
          !answers.computeIfAbsent(needed, this::isKnown),
          "it needs the class %s, which is missing (for %s)",
          needed.replace('/', '.'),
          file);
    }
    return all;
  }

  private boolean isKnown(String name) {
    var file = name + JarFiles.CLASS;
    return own.contains(file) || ownership.hasClass(name) || java.getResource(file) != null;
  }

  private static Set<String> needs(String file, byte[] bytes) {
    try {
      return needs(ClassFile.of().parse(bytes));
    } catch (IllegalArgumentException e) {
      throw new PluginRefusedException("its class " + file + " is damaged: " + e.getMessage());
    }
  }

  private static Set<String> needs(ClassModel model) {
    var usedMembers =
        StreamSupport.stream(model.constantPool().spliterator(), false)
            .filter(MemberRefEntry.class::isInstance)
            .map(entry -> ((MemberRefEntry) entry).owner());
    var supertypes = Stream.concat(model.superclass().stream(), model.interfaces().stream());
    return Stream.concat(usedMembers, supertypes)
        .map(ClassEntry::asInternalName)
        .filter(name -> !name.startsWith("["))
        .collect(Collectors.toSet());
  }
}
