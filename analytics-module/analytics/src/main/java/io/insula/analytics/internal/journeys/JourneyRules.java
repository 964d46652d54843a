package io.insula.analytics.internal.journeys;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What counts as a conversion, and what may have brought it about.
 *
 * @param conversions the names of the events that are conversions
 * @param attributionWindow how long before a conversion a touch may have been, and how long after
 *     it page views count
 */
@ConfigurationProperties("insula.analytics")
public record JourneyRules(List<String> conversions, Duration attributionWindow) {
  /** The events that summaries count. */
  public static final Set<String> COUNTED = Set.of("trial", "signup", "unsubscribe");

  /** Raised with each change of what owners, touches, conversions or credits are. */
  private static final int VERSION = 1;

  public boolean isConversion(String name) {
    return conversions.contains(name);
  }

  /** The names of the events that anything is told of. */
  public Set<String> names() {
    var names = new TreeSet<>(COUNTED);
    names.addAll(conversions);
    return names;
  }

  /** A text that changes whenever journeys may become others. */
  public String version() {
    return VERSION + " " + attributionWindow + " " + String.join(",", new TreeSet<>(conversions));
  }
}
