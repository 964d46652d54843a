package io.insula.template.naming;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renames words in texts and in paths, in all forms that they have in code. All renames happen in
 * one pass. If several renames match at one place, the longest word has priority.
 */
public final class Renames {
  /**
   * The condition for the beginning of a word: no letter is before the word, except the letter of
   * an escape such as {@code \n}.
   */
  private static final String START = "(?:(?<![A-Za-z])|(?<=\\\\[nrt]))";

  private final Pattern pattern;
  private final Map<String, String> replacements;

  private Renames(Pattern pattern, Map<String, String> replacements) {
    this.pattern = pattern;
    this.replacements = replacements;
  }

  /** Returns a builder without renames. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a text with all renames applied. */
  public String apply(String text) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(replacements.get(found.group())));
  }

  /** Returns a relative path with all renames applied to the names of its folders and its file. */
  public Path apply(Path path) {
    return Path.of(apply(path.toString().replace('\\', '/')));
  }

  /** Collects renames. */
  public static final class Builder {
    private final Map<String, String> replacements = new LinkedHashMap<>();
    private final Map<String, String> patterns = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Renames a word in its forms {@code word}, {@code Word} and {@code WORD}, also in identifiers
     * such as {@code localWord}. Other words, such as {@code words}, stay.
     *
     * @param from a word of lower-case letters and digits
     * @param to the new word, also of lower-case letters and digits
     */
    public Builder word(String from, String to) {
      add(from, to, START + from + "(?![a-z])");
      add(capitalized(from), capitalized(to), capitalized(from) + "(?![a-z])");
      var upper = from.toUpperCase(Locale.ROOT);
      add(upper, to.toUpperCase(Locale.ROOT), START + upper + "(?![A-Za-z])");
      return this;
    }

    /** Renames a text wherever it occurs, also inside of words. */
    public Builder text(String from, String to) {
      add(from, to, Pattern.quote(from));
      return this;
    }

    private void add(String from, String to, String regularExpression) {
      replacements.put(from, to);
      patterns.put(from, regularExpression);
    }

    private static String capitalized(String word) {
      return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Returns the renames. */
    public Renames build() {
      var sources = new ArrayList<>(patterns.keySet());
      sources.sort(Comparator.comparingInt(String::length).reversed());
      var all = sources.stream().map(patterns::get).collect(Collectors.joining("|"));
      return new Renames(Pattern.compile(all.isEmpty() ? "(?!)" : all), Map.copyOf(replacements));
    }
  }
}
