package io.insula.analytics.internal.traffic;

import io.insula.analytics.internal.traffic.PatternIndex.Expression;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Detects the user agents of crawlers, monitors and programs. Uses a public list of crawlers, our
 * own patterns, and the usual form of a program's name and version.
 */
@Singleton
public final class BotDetector {
  /** The file with the public list. */
  static final String CRAWLERS = "crawlers.txt";

  /** The file with our own patterns. */
  static final String OWN = "bots.txt";

  /**
   * The marks of lines in our own table, explained in the head of the table. A line without a mark
   * is a pattern of bots.
   */
  private static final String MARKS = "!?@~=+-";

  /**
   * The user agent of a program. Few browsers have one of these forms:
   *
   * <ul>
   *   <li>one to four words, a slash and a version, such as {@code curl/8.5.0}
   *   <li>one word, a space and a version, such as {@code Wget 1.21}
   *   <li>one to four words, a slash and at most one more word, such as {@code MyClient/beta}
   * </ul>
   *
   * <p>A version is a digit or six hexadecimal digits, after an optional {@code v}, and any further
   * text.
   */
  private static final Pattern PRODUCT =
      Pattern.compile(
          "[\\w.+-]{2,}(?:(?:(?: [\\w.+-]+){0,3}/v?| v?)(?:\\d|[0-9a-f]{6})[^()]*(?:\\(.*)?"
              + "|(?: [\\w.+-]+){0,3}/[\\w.+-]*)",
          Pattern.CASE_INSENSITIVE);

  /**
   * A user agent that consists of words and has no slash, such as {@code Symfony BrowserKit}. The
   * user agent of a browser has a slash.
   */
  private static final Pattern WORDS = Pattern.compile("[A-Za-z][\\w .:+\\\\-]{2,}");

  private static final List<String> BROWSERS = List.of("mozilla/", "opera/");

  /** The maximum number of cached results. There is a cache, because many user agents repeat. */
  private static final int MAX_CACHED_ANSWERS = 4_096;

  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
  private final PatternIndex patterns;
  private final PatternIndex phrasesOfPeople;
  private final PatternIndex patternsOfAppsToo;
  private final PatternIndex wordsOfPhones;
  private final PatternIndex wordsOfPeople;
  private final PatternIndex wordsOfSystems;
  private final PatternIndex wordsOfPrograms;

  BotDetector() {
    var lines = BuiltInTableReader.lines(OWN);
    var unmarked = lines.stream().filter(line -> MARKS.indexOf(line.charAt(0)) < 0);
    this.patterns = new PatternIndex(expressions(unmarked).toList());
    this.phrasesOfPeople = new PatternIndex(expressions(marked(lines, '!')).toList());
    this.patternsOfAppsToo =
        new PatternIndex(Stream.concat(expressions(marked(lines, '?')), crawlers(lines)).toList());
    this.wordsOfPhones = words(lines, '@');
    this.wordsOfPeople = words(lines, '~');
    this.wordsOfSystems = words(lines, '=');
    this.wordsOfPrograms = words(lines, '+');
  }

  /** Returns the lines that begin with a mark, without this mark. */
  private static Stream<String> marked(List<String> lines, char mark) {
    return lines.stream().filter(line -> line.charAt(0) == mark).map(line -> line.substring(1));
  }

  private static Stream<Expression> expressions(Stream<String> lines) {
    return lines.flatMap(line -> Expression.of(line, Pattern.CASE_INSENSITIVE).stream());
  }

  /** Returns the patterns of the public list, without the patterns that our own table excludes. */
  private static Stream<Expression> crawlers(List<String> lines) {
    var unused = marked(lines, '-').collect(Collectors.toSet());
    return BuiltInTableReader.lines(CRAWLERS).stream()
        .filter(line -> !unused.contains(line))
        .flatMap(line -> crawler(line).stream());
  }

  private static PatternIndex words(List<String> lines, char mark) {
    var words =
        marked(lines, mark)
            .flatMap(line -> RegexRequiredTextFinder.alternatives(line).stream())
            .map(word -> "(?<![a-z])" + word + "(?![a-z])");
    return new PatternIndex(expressions(words).toList());
  }

  /**
   * Parses a line of the public list. A name such as {@code aiohttp} matches only where it does not
   * follow a letter or a digit.
   */
  private static List<Expression> crawler(String line) {
    var isName = Character.isLetterOrDigit(line.charAt(0)) && line.indexOf('|') < 0;
    return Expression.of(isName ? "(?<![A-Za-z0-9])" + line : line, 0);
  }

  /** Whether a user agent belongs to a known bot; false for a missing or blank user agent. */
  public boolean isBot(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return false;
    }
    var cached = answers.get(userAgent);
    if (cached != null) {
      return cached;
    }
    var isBot = isMachine(userAgent.strip());
    if (answers.size() >= MAX_CACHED_ANSWERS) {
      answers.clear();
    }
    answers.put(userAgent, isBot);
    return isBot;
  }

  private boolean isMachine(String userAgent) {
    var text = phrasesOfPeople.without(userAgent);
    if (patterns.matches(text)) {
      return true;
    }
    if (wordsOfPhones.matches(userAgent)) {
      return false;
    }
    return patternsOfAppsToo.matches(text) || isProgram(userAgent);
  }

  private boolean isProgram(String userAgent) {
    if (BROWSERS.stream().anyMatch(browser -> startsWith(userAgent, browser))
        || wordsOfPeople.matches(userAgent)) {
      return false;
    }
    return wordsOfPrograms.matches(userAgent)
        || ((PRODUCT.matcher(userAgent).matches() || WORDS.matcher(userAgent).matches())
            && !wordsOfSystems.matches(userAgent));
  }

  private static boolean startsWith(String text, String beginning) {
    return text.regionMatches(true, 0, beginning, 0, beginning.length());
  }
}
