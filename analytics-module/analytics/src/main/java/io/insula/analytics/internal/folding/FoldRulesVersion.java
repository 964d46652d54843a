package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.JourneyRules;
import io.insula.analytics.internal.traffic.TrafficSourceRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of the rules by which this process folds. If the stored data was folded by another
 * version, everything is folded again.
 */
@Singleton
final class FoldRulesVersion {
  /**
   * Matches a version like {@code 5-1f0c2a 1 PT720H signup in 8 shards}. The groups are the numbers
   * of the traffic rules (5) and the journey rules (1).
   */
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})-\\S+ (\\d{1,9}) .*");

  private final String version;

  @Inject
  FoldRulesVersion(TrafficSourceRules traffic, JourneyRules journeys) {
    this.version =
        traffic.version() + " " + journeys.version() + " in " + FoldShardTable.COUNT + " shards";
  }

  FoldRulesVersion(String version) {
    this.version = version;
  }

  /**
   * Returns the version of the rules. It changes with each change of a rule, a setting or a
   * built-in table that affects the folded data.
   */
  String version() {
    return version;
  }

  /**
   * Returns whether these rules are older than {@code other}. Compares only the numbers in the
   * versions, not the settings.
   */
  boolean isOlderThan(String other) {
    var own = numbers(version);
    var others = numbers(other);
    return !own.isEmpty()
        && !others.isEmpty()
        && !own.equals(others)
        && own.getFirst() <= others.getFirst()
        && own.getLast() <= others.getLast();
  }

  private static List<Integer> numbers(String version) {
    var found = NUMBERS.matcher(version);
    return found.matches()
        ? List.of(Integer.valueOf(found.group(1)), Integer.valueOf(found.group(2)))
        : List.of();
  }
}
