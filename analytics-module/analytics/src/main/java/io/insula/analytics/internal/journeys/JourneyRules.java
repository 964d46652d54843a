package io.insula.analytics.internal.journeys;

import io.insula.api.TextRule;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules for conversions, and for the touches that get credit.
 *
 * @param conversions the names of the conversion events, as configured and in {@linkplain
 *     TextRule#normal normal form}
 * @param attributionWindow how long before a conversion a touch gets credit. Page views after a
 *     conversion are counted for the same time
 */
@Context
@ConfigurationProperties("insula.analytics")
public record JourneyRules(List<String> conversions, Duration attributionWindow) {
  /** The events that summaries count. */
  public static final Set<String> COUNTED = Set.of("trial", "signup", "unsubscribe");

  /**
   * The version of the rules of owners, touches, conversions and credits. Raise the number with
   * each change of these rules, so that everything is folded again.
   */
  private static final int VERSION = 1;

  public JourneyRules {
    conversions =
        conversions.stream()
            .flatMap(name -> Stream.of(TextRule.normal(name), name))
            .distinct()
            .toList();
    SettingBounds.check(
        "INSULA_ANALYTICS_ATTRIBUTION_WINDOW",
        attributionWindow,
        Duration.ofSeconds(1),
        Duration.ofDays(36_500));
  }

  public boolean isConversion(String name) {
    return conversions.contains(name);
  }

  /** Returns the names of the events that reports use: {@link #COUNTED} and the conversions. */
  public Set<String> names() {
    var names = new TreeSet<>(COUNTED);
    names.addAll(conversions);
    return names;
  }

  /**
   * Returns the version of the rules and of these settings. With a new version, everything is
   * folded again.
   */
  public String version() {
    return VERSION + " " + attributionWindow + " " + String.join(",", new TreeSet<>(conversions));
  }
}
