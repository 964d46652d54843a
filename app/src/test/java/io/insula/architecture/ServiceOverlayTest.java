package io.insula.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the Java files that only services get compile. They are in no module. */
class ServiceOverlayTest {
  @Test
  void its_Java_files_compile(@TempDir Path classes) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var manager = compiler.getStandardFileManager(found, null, UTF_8);
        var all = Files.walk(SourceTree.root().resolve("templates/service/overlay"))) {
      var sources = all.filter(file -> file.toString().endsWith(".java")).toList();
      var options =
          List.of(
              "-proc:none",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              classes.toString());

      compiler
          .getTask(
              null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(sources))
          .call();

      assertThat(sources).isNotEmpty();
    }
    assertThat(found.getDiagnostics()).isEmpty();
  }
}
