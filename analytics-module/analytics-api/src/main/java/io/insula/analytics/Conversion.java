package io.insula.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did and that counts, and what brought it about.
 *
 * @param name of the event, for instance {@code signup}
 * @param at to the microsecond
 * @param timeToConvert since the first touch in time; null without one
 * @param pageviewsBefore of the user, at its time or earlier
 * @param pageviewsAfter of the user, in the time after it that counts
 * @param credits by the names of the models, of which there are always the same
 * @param explanation a sentence for each model
 */
public record Conversion(
    String name,
    Instant at,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable Duration timeToConvert,
    int pageviewsBefore,
    int pageviewsAfter,
    Map<String, List<Credit>> credits,
    String explanation) {
  public Conversion {
    var copy = new LinkedHashMap<String, List<Credit>>();
    credits.forEach((model, shares) -> copy.put(model, List.copyOf(shares)));
    credits = Collections.unmodifiableMap(copy);
  }
}
