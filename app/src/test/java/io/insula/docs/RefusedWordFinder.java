package io.insula.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the words that {@code docs/style.md} refuses. */
final class RefusedWordFinder {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| .+ \\|$");

  /**
   * Matches the parts of a Java file that are not code: text blocks, strings and comments.
   * Character literals are skipped.
   */
  private static final Pattern PROSE =
      Pattern.compile(
          "'(?:\\\\.|[^'\\\\])+'"
              + "|(\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
              + "|/\\*[\\s\\S]*?\\*/|//[^\\n]*)");

  private final Pattern refused;

  /**
   * @param styleGuide the text of {@code docs/style.md}, whose table lists the refused words
   */
  RefusedWordFinder(String styleGuide) {
    var words = ROW.matcher(styleGuide).results().map((MatchResult row) -> row.group(1)).toList();
    if (words.size() < 20) {
      throw new IllegalArgumentException("The style guide lists " + words.size() + " words");
    }
    refused =
        Pattern.compile(
            words.stream().map(RefusedWordFinder::pattern).collect(Collectors.joining("|")));
  }

  private static String pattern(String word) {
    var asWord = "(?i)\\b" + word.replace(" ", "\\s+(?:\\*\\s+|//\\s+)?") + "\\b";
    return ("no " + "more").equals(word) ? asWord + "(?!\\s+(?:[*\\w]+\\s+){0,3}than\\b)" : asWord;
  }

  /** Returns each refused word with the number of its line, as {@code 12: word}. */
  List<String> in(String fileName, String text) {
    return (fileName.endsWith(".java") ? prose(text) : Stream.of(new Prose(0, text)))
        .flatMap(
            prose ->
                refused
                    .matcher(prose.text)
                    .results()
                    .map(
                        (MatchResult found) ->
                            line(text, prose.start + found.start()) + ": " + found.group()))
        .toList();
  }

  private static Stream<Prose> prose(String source) {
    return PROSE
        .matcher(source)
        .results()
        .filter((MatchResult found) -> found.group(1) != null)
        .map((MatchResult found) -> new Prose(found.start(), found.group()));
  }

  private static long line(String text, int position) {
    return 1 + IntStream.range(0, position).filter(at -> text.charAt(at) == '\n').count();
  }

  private record Prose(int start, String text) {}
}
