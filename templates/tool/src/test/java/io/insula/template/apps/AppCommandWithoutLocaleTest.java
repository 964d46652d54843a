package io.insula.template.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the front door where no locale in UTF-8 is set, as in many containers. */
class AppCommandWithoutLocaleTest {
  private static final Path REPOSITORY = Path.of("..", "..");

  @Test
  void a_repository_may_have_file_names_outside_of_ascii(@TempDir Path home) throws Exception {
    SmallGitRepository.in(home).write("notes/zażółć.txt", "A note\n");
    for (var name : new String[] {"insula", "build/front-door", "templates/tool"}) {
      var link = home.resolve(name);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, REPOSITORY.resolve(name).toRealPath());
    }
    var command =
        new ProcessBuilder(
            "bash", home.resolve("insula").toString(), "new", "app", "inventory", "--dry-run");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("LC_ALL", "POSIX");

    var process = command.redirectErrorStream(true).start();

    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("inventory-module/inventory/pom.xml");
  }
}
