package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.JourneyRules;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import jakarta.inject.Singleton;

/** The rules by which this process folds. */
@Singleton
final class FoldRulesVersion {
  private final String version;

  FoldRulesVersion(TrafficSourceRules traffic, JourneyRules journeys) {
    this.version =
        traffic.version() + " " + journeys.version() + " in " + FoldShards.COUNT + " shards";
  }

  /** Returns a text that changes if the folded data could change. */
  String version() {
    return version;
  }
}
