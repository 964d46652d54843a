package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the English texts for which the console has translations are those of the server, and
 * that each text of some classes has a translation. Otherwise a reworded text would be shown in
 * English again.
 */
class ServerSentencesTest {
  private static final Path REPOSITORY = Path.of("..", "..");

  /** Matches a pattern in the module with the tables. */
  private static final Pattern PATTERN = Pattern.compile("(?m)^  \\[?/(.+)/,(?: '.*)?$");

  /** The values that stand in for a variable part. A text fits if it does with one of them. */
  private static final List<String> VALUES = List.of("1", "voting", "username,group", "linear");

  /** Matches the beginning of a conflict in a Java source. */
  private static final Pattern CONFLICT =
      Pattern.compile("(?:Kind|ProblemType)\\.CONFLICT,|new \\w+ConflictException\\(");

  /** The files with conflicts of routes that the console does not use. */
  private static final Set<String> FOR_PROGRAMS = Set.of("EventConflictException.java");

  /** The main sources of the core and of all apps. */
  private static final List<Path> SOURCES = sources();

  private static final List<String> TEXTS = textsOfTheServer();
  private static final List<Pattern> PATTERNS = patterns().map(Pattern::compile).toList();

  @Test
  void literals_that_are_joined_are_one_text_with_a_place_for_each_value() {
    var source =
        """
        fail("a \\"b\\" " + of(x, "inner " + y) + (is ? " one" : " two")
            + " end", id + " begins", "has %d of %,d".formatted(1, 2)); // "comment"
        """;

    assertThat(JavaStringLiterals.in(source))
        .extracting(text -> text.replace(JavaStringLiterals.VALUE, "_"))
        .containsExactly("inner _", " one", " two", "a \"b\" __ end", "_ begins", "has _ of _");
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void each_text_with_a_translation_is_one_of_the_server(String pattern) {
    var wanted = Pattern.compile(pattern);

    assertThat(TEXTS).anyMatch(text -> fits(text, wanted));
  }

  /** Checks classes whose error texts are shown to citizens or admins in the console. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/insula/api/TextRule.java",
        "io/insula/api/InputChecks.java",
        "io/insula/kernel/security/accounts/AccountRules.java",
        "io/insula/kernel/security/accounts/PasswordRules.java",
        "io/insula/kernel/security/accounts/AccountImportCsv.java",
        "io/insula/projects/NewProject.java",
        "io/insula/projects/TooManyTagsException.java",
        "io/insula/cycles/CycleNotOpenException.java",
        "io/insula/cycles/CycleFullException.java",
        "io/insula/cycles/internal/ballots/BallotChecks.java",
        "io/insula/cycles/internal/ballots/VoterCheck.java",
        "io/insula/cycles/internal/voters/RosterChecks.java",
        "io/insula/cycles/internal/voters/RosterCsv.java",
        "io/insula/cycles/internal/voters/VoterChangeCheck.java",
        "io/insula/cycles/internal/count/ElectionCounter.java",
        "io/insula/analytics/internal/answers/CreditExplainer.java",
        "io/insula/reporting/internal/files/ReportErrorMessages.java",
        "io/insula/reporting/internal/tickets/AttemptFailure.java"
      })
  void each_text_of_a_class_with_errors_for_many_people_has_a_translation(String file) {
    var source =
        SOURCES.stream().filter(each -> each.endsWith(Path.of(file))).findFirst().orElseThrow();

    assertThat(JavaStringLiterals.in(read(source)).stream().filter(ServerSentencesTest::isComplete))
        .isNotEmpty()
        .allMatch(text -> PATTERNS.stream().anyMatch(pattern -> fits(text, pattern)));
  }

  /** Checks the errors for requests that are not allowed in the current state. */
  @ParameterizedTest
  @MethodSource("conflicts")
  void each_conflict_has_a_translation(String text) {
    assertThat(PATTERNS).as(text).anyMatch(pattern -> fits(text, pattern));
  }

  /**
   * Returns the texts of conflicts. Conflicts with errors of fields are left out, because the
   * fields show these errors.
   */
  private static Stream<String> conflicts() {
    return SOURCES.stream()
        .filter(file -> !FOR_PROGRAMS.contains(file.getFileName().toString()))
        .map(ServerSentencesTest::read)
        .filter(source -> !source.contains("> errors()"))
        .flatMap(
            source ->
                CONFLICT.matcher(source).results().flatMap(it -> statement(source, it.start())));
  }

  private static Stream<String> statement(String source, int start) {
    var statement = source.substring(start, source.indexOf(");\n", start));
    return JavaStringLiterals.in(statement).stream().filter(text -> text.contains(" "));
  }

  private static Stream<String> patterns() {
    var module = new Assets().require("ui/server-sentences.js").content();
    var patterns = PATTERN.matcher(new String(module, UTF_8));
    return patterns.results().map(found -> found.group(1)).toList().stream();
  }

  private static boolean fits(String text, Pattern pattern) {
    return VALUES.stream()
        .anyMatch(value -> pattern.matcher(text.replace(JavaStringLiterals.VALUE, value)).find());
  }

  /** Whether a text is an error, and not a name, a part of another text or one for the log. */
  private static boolean isComplete(String text) {
    return text.matches(
        "(?:must|is|has|names|breaks) .*|(?:[A-Z"
            + JavaStringLiterals.VALUE
            + "]|[a-z_]+:).* .*\\.");
  }

  private static List<String> textsOfTheServer() {
    return SOURCES.stream()
        .flatMap(file -> JavaStringLiterals.in(read(file)).stream())
        .distinct()
        .toList();
  }

  private static List<Path> sources() {
    try (var folders = Files.newDirectoryStream(REPOSITORY, "{core,*-module}")) {
      return StreamSupport.stream(folders.spliterator(), false)
          .flatMap(ServerSentencesTest::sourcesIn)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sourcesIn(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
