package io.insula.analytics.internal.traffic;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Detects the user agents of crawlers, monitors and programs by a list of patterns. */
@Singleton
public final class BotDetector {
  private static final String LIST = "/io/insula/analytics/bots.txt";

  /** The patterns by their first two characters, because most positions in a text match none. */
  private final Map<Integer, List<String>> patterns = new HashMap<>();

  private final BitSet beginnings = new BitSet();
  private final List<String> harmless = new ArrayList<>();

  BotDetector() {
    list().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::take);
  }

  /** Whether a user agent belongs to a known bot. A missing or empty one does not. */
  public boolean isBot(@Nullable String userAgent) {
    if (userAgent == null) {
      return false;
    }
    var text = userAgent.toLowerCase(Locale.ROOT);
    for (var each : harmless) {
      if (text.contains(each)) {
        text = text.replace(each, " ");
      }
    }
    for (int i = 0; i + 1 < text.length(); i++) {
      if (beginsAt(i, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsAt(int index, String text) {
    var beginning = beginning(text, index);
    if (!beginnings.get(beginning)) {
      return false;
    }
    for (var pattern : patterns.getOrDefault(beginning, List.of())) {
      if (text.startsWith(pattern, index)) {
        return true;
      }
    }
    return false;
  }

  private void take(String line) {
    if (line.startsWith("!")) {
      harmless.add(line.substring(1));
    } else {
      var beginning = beginning(line, 0);
      beginnings.set(beginning);
      patterns.computeIfAbsent(beginning, key -> new ArrayList<>()).add(line);
    }
  }

  private static int beginning(String text, int index) {
    return text.charAt(index) << 8 | (text.charAt(index + 1) & 0xFF);
  }

  private static String list() {
    try (var list = Objects.requireNonNull(BotDetector.class.getResourceAsStream(LIST), LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
