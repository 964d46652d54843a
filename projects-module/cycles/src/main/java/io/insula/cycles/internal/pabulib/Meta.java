package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys and values of the section META while a file is read. Keys are case-insensitive. */
final class Meta {
  /**
   * The keys that decide the outcome of the vote. A file with two different values of such a key is
   * refused.
   */
  private static final Set<String> DECISIVE =
      Set.of(
          MetaKeys.BUDGET,
          MetaKeys.VOTE_TYPE,
          MetaKeys.RULE,
          MetaKeys.MAX_LENGTH,
          MetaKeys.MIN_PROJECT_SCORE_THRESHOLD,
          MetaKeys.OWN_RULE,
          MetaKeys.UTILITY,
          MetaKeys.COMPLETION,
          MetaKeys.COMPARISON,
          MetaKeys.FLOOR_FACTOR,
          MetaKeys.MISFIT_PERCENT,
          MetaKeys.EXCLUSIVE_GROUPS,
          MetaKeys.TIE_ORDER,
          MetaKeys.LOT);

  private static final int MAX_KEYS = 10_000;

  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> spellings = new HashMap<>();
  private final Map<String, PlaceInFile> places = new HashMap<>();
  private final Warnings warnings;

  Meta(Warnings warnings) {
    this.warnings = warnings;
  }

  SequencedMap<String, String> values() {
    return values;
  }

  /**
   * @throws PabulibException if a key that decides the outcome has two values, or if there are too
   *     many keys
   */
  void add(Row row) {
    var spelling = row.cell(0);
    var key = spelling.toLowerCase(Locale.ROOT);
    if (key.isEmpty()) {
      throw row.place(0).error("META", "has a value without a key");
    }
    // The value in a row such as key;a;b is not quoted: it is a;b.
    var value =
        row.isEmptyBehind(1)
            ? row.cell(1)
            : String.join(";", row.cells().subList(1, row.cells().size()));
    if (spellings.size() >= MAX_KEYS) {
      throw row.place(0).error("META", "has more than " + MAX_KEYS + " keys");
    }
    var known = spellings.putIfAbsent(key, spelling);
    if (known != null && !value.equals(values.get(known))) {
      if (DECISIVE.contains(key)) {
        throw row.place(0).error(key, "has two values");
      }
      warnings.add("META has two values of " + key + "; the last one is used.");
    }
    values.put(known == null ? spelling : known, value);
    places.put(key, row.place(1));
  }

  /** Returns the value of a key; null if it is missing or empty. */
  @Nullable String text(String key) {
    var value = values.get(spellings.getOrDefault(key, key));
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * Returns the parsed value of a key; null if it is missing or empty.
   *
   * @param problem the error text for a value that cannot be parsed
   * @throws PabulibException if the value cannot be parsed
   */
  <T> @Nullable T read(String key, Function<String, Optional<T>> reading, String problem) {
    var text = text(key);
    return text == null ? null : reading.apply(text).orElseThrow(() -> error(key, problem));
  }

  /**
   * Returns a number that decides the outcome; null if it is missing or empty.
   *
   * @throws PabulibException if the value is not a number or is below 0
   */
  @Nullable BigDecimal number(String key) {
    return read(
        key,
        text -> PabulibNumbers.parse(text).filter(number -> number.signum() >= 0),
        "must be a number of 0 or more");
  }

  /**
   * Returns a number; null if it is missing, empty or not a number. A value that is not a number
   * causes a warning.
   */
  @Nullable BigDecimal bound(String key) {
    var text = text(key);
    if (text == null) {
      return null;
    }
    var number = PabulibNumbers.parse(text);
    if (number.isEmpty()) {
      warnings.add("META has a " + key + " that is not a number, so this value is not checked.");
    }
    return number.orElse(null);
  }

  PabulibException error(String key, String problem) {
    return places.getOrDefault(key, new PlaceInFile(1, 1)).error(key, problem);
  }
}
