package io.insula.analytics.internal.traffic;

import io.insula.analytics.internal.traffic.PatternIndex.Expression;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detects the user agents of crawlers, monitors and programs: by a public list of crawlers, by our
 * own patterns, and by the form in which programs write their name and version.
 */
@Singleton
public final class BotDetector {
  private static final String CRAWLERS = "crawlers.txt";
  private static final String OWN = "bots.txt";

  /** A user agent that begins with a name and a version, as programs and few browsers write it. */
  private static final Pattern PRODUCT =
      Pattern.compile("[\\w.+-]{2,}(?:/v?| v?)\\d[^()]*(?:\\(.*)?");

  private static final List<String> BROWSERS = List.of("mozilla/", "opera/");

  /** The maximum number of cached results. There is a cache, because many user agents repeat. */
  private static final int MOST_ANSWERS = 4_096;

  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
  private final PatternIndex patterns;
  private final PatternIndex phrasesOfPeople;
  private final List<String> wordsOfPeople = new ArrayList<>();
  private final List<String> wordsOfPrograms = new ArrayList<>();

  BotDetector() {
    var machines = new ArrayList<Expression>();
    var people = new ArrayList<Expression>();
    var unused = new HashSet<String>();
    for (var line : BuiltInTableReader.lines(OWN)) {
      var rest = line.substring(1);
      switch (line.charAt(0)) {
        case '!' -> people.addAll(Expression.of(rest, Pattern.CASE_INSENSITIVE));
        case '~' -> wordsOfPeople.add(rest);
        case '+' -> wordsOfPrograms.add(rest);
        case '-' -> unused.add(rest);
        default -> machines.addAll(Expression.of(line, Pattern.CASE_INSENSITIVE));
      }
    }
    BuiltInTableReader.lines(CRAWLERS).stream()
        .filter(line -> !unused.contains(line))
        .forEach(line -> machines.addAll(crawler(line)));
    this.patterns = new PatternIndex(machines);
    this.phrasesOfPeople = new PatternIndex(people);
  }

  /**
   * Parses a line of the public list. The list contains whole names, so the expression must not
   * match if a letter or a digit is before the name.
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
    var known = answers.get(userAgent);
    if (known != null) {
      return known;
    }
    var isBot = isMachine(userAgent.strip());
    if (answers.size() >= MOST_ANSWERS) {
      answers.clear();
    }
    answers.put(userAgent, isBot);
    return isBot;
  }

  private boolean isMachine(String userAgent) {
    return patterns.matches(phrasesOfPeople.without(userAgent)) || isProgram(userAgent);
  }

  private boolean isProgram(String userAgent) {
    if (BROWSERS.stream().anyMatch(browser -> startsWith(userAgent, browser))) {
      return false;
    }
    var text = userAgent.toLowerCase(Locale.ROOT);
    return (PRODUCT.matcher(text).matches() || hasAny(wordsOfPrograms, text))
        && !hasAny(wordsOfPeople, text);
  }

  private static boolean startsWith(String text, String beginning) {
    return text.regionMatches(true, 0, beginning, 0, beginning.length());
  }

  private static boolean hasAny(List<String> words, String text) {
    return words.stream().anyMatch(text::contains);
  }
}
