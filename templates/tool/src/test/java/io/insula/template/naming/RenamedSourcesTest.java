package io.insula.template.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the sources that new apps and services get can take every name that is not refused,
 * whatever it means in Java or in the files of gRPC.
 */
class RenamedSourcesTest {
  private static final Path REPOSITORY = Path.of("..", "..");

  /** A type with its package, for instance {@code google.protobuf.Empty}. */
  private static final Pattern TYPE_OF_PACKAGE = Pattern.compile("(?<![\\w.])[a-z]\\w*\\.[\\w.]+");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "async",
        "clone",
        "com",
        "entry",
        "finalize",
        "google",
        "io",
        "item",
        "java",
        "list",
        "notify",
        "object",
        "page",
        "string",
        "wait"
      })
  void no_type_of_an_app_with_an_unusual_name_has_the_name_of_another_type(String name)
      throws Exception {
    var files = new Git(REPOSITORY).files("templates/sample-module");
    var renames = Renames.builder().word("sample", name).build();

    assertThat(new RenameClashFinder(REPOSITORY, files, renames).find()).isEmpty();
  }

  /**
   * For instance, a method with the name {@code notify} would override the method of {@code
   * Object}.
   */
  @Test
  void no_method_or_variable_is_named_like_the_template_or_the_sample_app() throws Exception {
    var word = Pattern.compile("(?<!io\\.)\\binsula\\b|(?<!io\\.insula\\.)\\bsample\\b");
    var found = new ArrayList<String>();
    for (var folder : new String[] {"core", "app", "activity-module", "templates/sample-module"}) {
      for (var file : new Git(REPOSITORY).files(folder)) {
        if (file.toString().endsWith(".java")) {
          RenameClashFinder.codeOf(Files.readString(REPOSITORY.resolve(file)))
              .lines()
              .filter(line -> word.matcher(line).find())
              .forEach(line -> found.add(file + ": " + line));
        }
      }
    }

    assertThat(found).isEmpty();
  }

  /**
   * In a package such as {@code insula.google.v1}, the name {@code google.protobuf.Empty} without a
   * dot before it would mean a type of {@code insula.google}.
   */
  @Test
  void types_of_other_packages_in_protos_begin_with_a_dot() throws Exception {
    var files =
        Stream.concat(
                new Git(REPOSITORY).files("core/remote/src/main").stream(),
                new Git(REPOSITORY).files("templates/sample-module").stream())
            .filter(file -> file.toString().endsWith(".proto"))
            .toList();

    assertThat(files).hasSizeGreaterThan(2);
    for (var file : files) {
      var types =
          Files.readString(REPOSITORY.resolve(file))
              .replaceAll("//[^\n]*|\"[^\"\n]*\"|(?m)^package [^;]*;", "");
      assertThat(TYPE_OF_PACKAGE.matcher(types).results().map(found -> found.group()))
          .as(file.toString())
          .isEmpty();
    }
  }
}
