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
 * A conversion of a user, and the touches that led to it.
 *
 * @param name the name of the event, for instance {@code signup}
 * @param at the time, to the microsecond
 * @param timeToConvert the time since the first touch in the attribution window; null without such
 *     a touch
 * @param pageviewsBefore the number of the user's page views up to the conversion
 * @param pageviewsAfter the number of the user's page views after the conversion, in a time as long
 *     as the attribution window
 * @param credits the credits by model; every conversion has the same models
 * @param explanation a sentence for each model that explains the credits
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
