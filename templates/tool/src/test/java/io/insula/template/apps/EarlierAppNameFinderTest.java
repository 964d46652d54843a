package io.insula.template.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Tests that a new app records exceptions by the same rule by which the architecture test refuses
 * names. The two cannot share code, because the tool runs without a build.
 */
class EarlierAppNameFinderTest {
  private static final Path REAL = Path.of("..", "..");
  private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

  private final String rule = read("app/src/test/java/io/insula/architecture/AppNameFinder.java");
  private final String copy =
      read("templates/tool/src/main/java/io/insula/template/apps/EarlierAppNameFinder.java");

  @Test
  void it_looks_for_the_same_forms_of_a_name() {
    assertThat(String.join("", texts(copy, "    return \"(?:", ".formatted")))
        .isEqualTo(String.join("", texts(rule, "AS_NAME =", ";")));
    assertThat(texts(copy, "Pattern.compile(\"(?<!", ";"))
        .containsExactly("(?<!--)\\\\b(?i:", ")\\\\b");
    assertThat(texts(rule, "AS_WORD =", ";")).containsExactly("(?<!--)\\\\b(?i:%s)\\\\b");
  }

  @Test
  void it_looks_in_the_same_files() throws Exception {
    var mayNameApps = texts(rule, "List.of(", ");");
    var isUnchecked = Pattern.compile("(.*/)?\\.[^/]+(/.*)?|[^/]+-(module|plugin)/.*");

    assertThat(mayNameApps).contains("pom.xml", "docs", "bench/src/test");
    assertThat(new Git(REAL).files("."))
        .allSatisfy(
            file ->
                assertThat(EarlierAppNameFinder.mayNameApps(file))
                    .isEqualTo(
                        isUnchecked.matcher(file.toString()).matches()
                            || mayNameApps.stream().anyMatch(each -> file.startsWith(each))));
  }

  /** Returns the texts of the first statement that begins with one text and ends with another. */
  private static List<String> texts(String source, String begin, String end) {
    var from = source.indexOf(begin);
    assertThat(from).isNotNegative();
    return TEXT.matcher(source.substring(from, source.indexOf(end, from)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toList());
  }

  private static String read(String file) {
    try {
      return Files.readString(REAL.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
