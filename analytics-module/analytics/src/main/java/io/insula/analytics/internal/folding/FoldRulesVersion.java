package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.JourneyRules;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import jakarta.inject.Singleton;

/**
 * The version of the rules by which this process folds. If the stored data was folded by another
 * version, everything is folded again.
 */
@Singleton
final class FoldRulesVersion {
  private final String version;

  FoldRulesVersion(TrafficSourceRules traffic, JourneyRules journeys) {
    this.version =
        traffic.version() + " " + journeys.version() + " in " + FoldShards.COUNT + " shards";
  }

  /** Returns a text that changes when a rule or a table changes that the folded data depends on. */
  String version() {
    return version;
  }
}
