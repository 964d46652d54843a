package io.insula.analytics.internal.traffic;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detects the user agents of crawlers, monitors and programs: by a public list of crawlers, by
 * patterns of our own, and by the form that programs give their names.
 */
@Singleton
public final class BotDetector {
  private static final String CRAWLERS = "crawlers.txt";
  private static final String OWN = "bots.txt";

  /** A name and a version, as programs and only few browsers write them. */
  private static final Pattern PRODUCT =
      Pattern.compile("[\\w.+-]{2,}(?:/v?| v?)\\d[^()]*(?:\\(.*)?");

  /** The number of answers that are kept, because many rows have the same user agent. */
  private static final int MOST_ANSWERS = 4_096;

  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();
  private final PatternIndex patterns = new PatternIndex();
  private final List<Phrase> phrasesOfPeople = new ArrayList<>();
  private final List<String> wordsOfPeople = new ArrayList<>();
  private final List<String> wordsOfPrograms = new ArrayList<>();

  /** A phrase of people, and the text that it requires. */
  private record Phrase(String required, Pattern pattern) {
    static Phrase of(String regex) {
      var pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
      return new Phrase(RegexText.required(regex), pattern);
    }
  }

  BotDetector() {
    var unused = new HashSet<String>();
    DataFile.lines(OWN).forEach(line -> take(line, unused));
    DataFile.lines(CRAWLERS).forEach(line -> takeCrawler(line, unused));
  }

  /** Whether a user agent belongs to a known bot. A missing or empty one does not. */
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
    var text = userAgent;
    var lower = userAgent.toLowerCase(Locale.ROOT);
    for (var phrase : phrasesOfPeople) {
      if (lower.contains(phrase.required())) {
        text = phrase.pattern().matcher(text).replaceAll(" ");
      }
    }
    return patterns.matches(text) || isProgram(lower);
  }

  private boolean isProgram(String text) {
    if (text.startsWith("mozilla/") || text.startsWith("opera/")) {
      return false;
    }
    return (PRODUCT.matcher(text).matches() || hasAny(wordsOfPrograms, text))
        && !hasAny(wordsOfPeople, text);
  }

  private static boolean hasAny(List<String> words, String text) {
    return words.stream().anyMatch(text::contains);
  }

  private void take(String line, Set<String> unused) {
    var rest = line.substring(1);
    switch (line.charAt(0)) {
      case '!' -> phrasesOfPeople.add(Phrase.of(rest));
      case '~' -> wordsOfPeople.add(rest);
      case '+' -> wordsOfPrograms.add(rest);
      case '-' -> unused.add(rest);
      default -> patterns.add(line, Pattern.CASE_INSENSITIVE);
    }
  }

  /** The list has whole names, so a name inside another word is not meant. */
  private void takeCrawler(String line, Set<String> unused) {
    if (!unused.contains(line)) {
      var isName = Character.isLetterOrDigit(line.charAt(0)) && line.indexOf('|') < 0;
      patterns.add(isName ? "(?<![A-Za-z0-9])" + line : line, 0);
    }
  }
}
