package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the test classes and test methods that the pages of {@code docs} name exist. */
class NamedTestsTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");
  private static final Pattern METHOD = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){4,})`");
  private static final Pattern DECLARED_METHOD = Pattern.compile("void (\\w+)\\(");

  @Test
  void every_test_that_the_documentation_names_exists() {
    var tests = testFolders().flatMap(folder -> files(folder, "Test.java", 99)).toList();
    var text = textOf(files(REPOSITORY.resolve("docs"), ".md", 1).toList());

    assertThat(tests.stream().map(NamedTestsTest::className)).containsAll(names(CLASS, text));
    assertThat(names(METHOD, text))
        .hasSizeGreaterThan(10)
        .isSubsetOf(names(DECLARED_METHOD, textOf(tests)));
  }

  /** Returns the test folders of all modules, which are one or two folders deep. */
  private static Stream<Path> testFolders() {
    return files(REPOSITORY, "", 2)
        .map(module -> module.resolve("src/test/java"))
        .filter(Files::isDirectory);
  }

  private static Stream<Path> files(Path folder, String ending, int depth) {
    try (var found = Files.walk(folder, depth)) {
      return found.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String textOf(List<Path> files) {
    return files.stream().map(NamedTestsTest::read).collect(Collectors.joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
