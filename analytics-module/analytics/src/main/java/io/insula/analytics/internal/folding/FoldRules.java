package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.JourneyRules;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import jakarta.inject.Singleton;

/** By which rules this process folds. */
@Singleton
final class FoldRules {
  private final String version;

  FoldRules(TrafficSourceRules traffic, JourneyRules journeys) {
    this.version = traffic.version() + " " + journeys.version();
  }

  /** A text that is another one if anything folded may be. */
  String version() {
    return version;
  }
}
