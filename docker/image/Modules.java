import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Prints the names of the Java modules that the classes in the given jars use, separated by commas.
 * This program does not use jdeps: jdeps refuses the jars, because some of them are modules that
 * require missing modules. If all jars are merged into one, jdeps needs 2 GB of memory.
 */
class Modules {
  private static final Map<String, String> MODULES_BY_PACKAGE = modulesByPackage();

  /**
   * @param jars the paths of the jars
   */
  public static void main(String[] jars) throws IOException {
    var modules = new TreeSet<String>();
    for (var path : jars) {
      try (var jar = new ZipFile(path)) {
        jar.stream()
            .filter(Modules::isClass)
            .map(entry -> read(jar, entry))
            .flatMap(bytes -> packagesNamedBy(bytes).stream())
            .filter(MODULES_BY_PACKAGE::containsKey)
            .map(MODULES_BY_PACKAGE::get)
            .forEach(modules::add);
      }
    }
    System.out.println(String.join(",", modules));
  }

  /** Returns the module of each package that a module exports. */
  private static Map<String, String> modulesByPackage() {
    var modules = new HashMap<String, String>();
    for (var module : ModuleLayer.boot().modules()) {
      module.getDescriptor().exports().stream()
          .filter(exported -> !exported.isQualified())
          .forEach(exported -> modules.put(exported.source(), module.getName()));
    }
    return modules;
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static byte[] read(ZipFile jar, ZipEntry entry) {
    try (var in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> packagesNamedBy(byte[] classFile) {
    var packages = new HashSet<String>();
    for (var constant : ClassFile.of().parse(classFile).constantPool()) {
      if (constant instanceof ClassEntry named) {
        packages.add(packageOf(named.asInternalName()));
      }
    }
    return packages;
  }

  /**
   * Returns the package of a class. For an array type such as {@code [Ljava/lang/String;}, returns
   * the package of its elements.
   */
  private static String packageOf(String internalName) {
    var name = internalName.replaceFirst("^\\[+L", "");
    return name.substring(0, Math.max(name.lastIndexOf('/'), 0)).replace('/', '.');
  }
}
