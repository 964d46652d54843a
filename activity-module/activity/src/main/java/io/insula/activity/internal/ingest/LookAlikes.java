package io.insula.activity.internal.ingest;

import io.insula.api.TextRule;
import io.insula.api.UnicodeNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Compares texts by their look, see <a href="https://www.unicode.org/reports/tr39/">Unicode
 * Technical Standard 39</a>. Ignores invisible characters, spaces, accents and case.
 */
final class LookAlikes {
  private static final String TABLE = "/io/insula/activity/look-alikes.tsv";

  private final Map<Integer, String> replacements = new HashMap<>();

  LookAlikes() {
    table()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .forEach(row -> row[1].codePoints().forEach(each -> replacements.put(each, row[0])));
  }

  private static String table() {
    try (var file = Objects.requireNonNull(LookAlikes.class.getResourceAsStream(TABLE), TABLE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the skeleton of a text. Two texts look alike if they have the same skeleton, for
   * instance {@code café} and {@code CAFE}.
   */
  String skeleton(String text) {
    // The capital I looks like l, so I, l and i count as the same letter.
    return (isPlain(text) ? text : small(visible(text))).replace('l', 'i');
  }

  /** Returns whether a text is visible ASCII in which nothing has to be replaced. */
  private boolean isPlain(String text) {
    return text.chars()
        .allMatch(
            each ->
                each > ' '
                    && each <= '~'
                    && !Character.isUpperCase(each)
                    && !replacements.containsKey(each));
  }

  private static String visible(String text) {
    // Invisible marks are removed first, because UnicodeNormalizer does not decompose a text with
    // very many marks.
    var normal = withoutInvisible(TextRule.normal(text));
    return withoutInvisible(UnicodeNormalizer.normalize(normal, Normalizer.Form.NFKD));
  }

  /**
   * Replaces look-alikes before and after the change to lower case: the Greek capital Ν looks like
   * N, but the small ν looks like v.
   */
  private String small(String visible) {
    return replaced(replaced(visible).toLowerCase(Locale.ROOT));
  }

  private String replaced(String text) {
    var replaced = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> replaced.append(replacements.getOrDefault(each, Character.toString(each))));
    return replaced.toString();
  }

  private static String withoutInvisible(String text) {
    return text.codePoints()
        .filter(LookAlikes::isVisible)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> !Character.isWhitespace(character) && !Character.isSpaceChar(character);
    };
  }
}
