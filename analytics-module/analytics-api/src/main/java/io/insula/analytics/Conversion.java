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
 * @param timeToConvert the time since the first touch inside the attribution window; null without
 *     one
 * @param pageviewsBefore the number of the user's page views at the time of the conversion or
 *     earlier
 * @param pageviewsAfter the number of the user's page views in the window after the conversion
 * @param credits the credits by model; every conversion has the same models
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
