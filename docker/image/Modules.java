import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Prints the modules of Java that the classes in these jars name, with commas between. It looks at
 * all of them as one jar, because jdeps refuses a module of which another one is missing.
 */
class Modules {
  /**
   * @param jars the paths of the jars
   */
  public static void main(String[] jars) throws IOException {
    var merged = Files.createTempFile("classes", ".jar");
    var status = 1;
    try {
      try (var all = new ZipOutputStream(Files.newOutputStream(merged))) {
        all.setLevel(0);
        var seen = new HashSet<String>();
        for (var jar : jars) {
          try (var one = new ZipFile(jar)) {
            for (var entry : one.stream().filter(Modules::isClass).toList()) {
              if (seen.add(entry.getName())) {
                all.putNextEntry(new ZipEntry(entry.getName()));
                one.getInputStream(entry).transferTo(all);
              }
            }
          }
        }
      }
      status = printModulesOf(merged);
    } finally {
      Files.delete(merged);
    }
    System.exit(status);
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class")
        && !entry.getName().startsWith("META-INF/")
        && !entry.getName().equals("module-info.class");
  }

  private static int printModulesOf(Path jar) {
    var out = new PrintWriter(System.out, true);
    var problems = new PrintWriter(System.err, true);
    return ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(out, problems, "--ignore-missing-deps", "--print-module-deps", jar.toString());
  }
}
