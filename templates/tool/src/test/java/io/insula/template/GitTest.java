package io.insula.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
  @TempDir Path folder;

  @Test
  void the_files_are_those_that_a_commit_would_contain() throws Exception {
    var git = new Git(folder);
    git.call("init", "--quiet");
    Files.writeString(folder.resolve(".gitignore"), "target/\n");
    Files.createDirectories(folder.resolve("a/target"));
    Files.writeString(folder.resolve("a/target/built"), "");
    Files.writeString(folder.resolve("a/é file"), "");
    Files.writeString(folder.resolve("a/deleted"), "");
    git.call("add", ".");
    Files.delete(folder.resolve("a/deleted"));
    Files.writeString(folder.resolve("a/new"), "");

    assertThat(git.files("a")).containsExactly(Path.of("a/new"), Path.of("a/é file"));
  }

  @Test
  void a_repository_inside_of_the_repository_is_no_file() throws Exception {
    var git = new Git(folder);
    git.call("init", "--quiet");
    for (var name : new String[] {"nested", "submodule"}) {
      var inner = new Git(Files.createDirectory(folder.resolve(name)));
      inner.call("init", "--quiet");
      inner.call(
          "-c",
          "user.name=t",
          "-c",
          "user.email=t@example.org",
          "commit",
          "-qm",
          "a",
          "--allow-empty");
    }
    git.call("-c", "advice.addEmbeddedRepo=false", "add", "submodule");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("nested"));

    assertThat(git.files(".")).containsExactly(Path.of("link"));
  }

  @Test
  void changes_are_listed_until_they_are_committed() throws Exception {
    var git = new Git(folder);
    git.call("init", "--quiet");
    git.call("config", "status.showUntrackedFiles", "no");
    Files.writeString(folder.resolve("file"), "");

    assertThat(git.changes()).containsExactly("?? file");
    assertThat(git.changes("elsewhere")).isEmpty();
  }

  @Test
  void it_works_in_its_folder_also_when_a_hook_of_another_repository_started_the_process()
      throws Exception {
    var of = Files.createDirectory(folder.resolve("mine"));
    new Git(of).call("init", "--quiet");
    Files.writeString(of.resolve("file"), "");
    var hook = Files.createDirectory(folder.resolve("hook"));
    new Git(hook).call("init", "--quiet");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var process = new ProcessBuilder(java, "-cp", path, Listing.class.getName(), of.toString());
    process.environment().put("GIT_DIR", hook.resolve(".git").toString());
    process.environment().put("GIT_WORK_TREE", hook.toString());

    var listing = process.redirectErrorStream(true).start();

    assertThat(new String(listing.getInputStream().readAllBytes(), UTF_8)).isEqualTo("[file]");
    assertThat(listing.waitFor()).isZero();
  }

  /** Prints the files of a repository, in a process of its own. */
  static final class Listing {
    private Listing() {}

    public static void main(String[] arguments) throws Exception {
      System.out.print(new Git(Path.of(arguments[0])).files("."));
    }
  }

  @Test
  void what_git_says_is_passed_on() {
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> new Git(folder).call("status"))
        .withMessageContaining("not a git repository");
  }
}
