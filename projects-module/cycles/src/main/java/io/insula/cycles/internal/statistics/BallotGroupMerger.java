package io.insula.cycles.internal.statistics;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.internal.statistics.BallotStatisticsQueries.AttributeCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Merges small groups of voters, because a small group could reveal the ballot of a single voter.
 */
final class BallotGroupMerger {
  private static final String AGE = "age";
  private static final Pattern YEARS = Pattern.compile("[0-9]{1,3}");
  private static final int YEARS_TOGETHER = 10;

  private BallotGroupMerger() {}

  /**
   * Returns the groups of an attribute, the largest first. Small groups and voters without a value
   * form one merged group at the end.
   *
   * @param values the ballots of each value; the value is empty for voters without a value
   * @return the groups; empty if all ballots would be in the merged group
   */
  static List<BallotGroup> mergeSmallGroups(String attribute, List<AttributeCount> values) {
    var groups = new ArrayList<>(groupByValue(attribute, values));
    var rest = new ArrayList<AttributeCount>();
    groups.removeIf(group -> group.value().isEmpty() && rest.add(group));
    while (!groups.isEmpty() && (isSmall(groups.getLast().ballots()) || isSmallRest(rest))) {
      rest.add(groups.removeLast());
    }
    if (groups.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<BallotGroup>();
    groups.forEach(
        group ->
            all.add(
                new BallotGroup(attribute, group.value(), null, group.ballots(), group.named())));
    if (!rest.isEmpty()) {
      var named = rest.stream().mapToLong(AttributeCount::named).sum();
      all.add(new BallotGroup(attribute, null, null, ballots(rest), named));
    }
    return all;
  }

  private static boolean isSmall(long ballots) {
    return ballots < BallotGroup.MIN_BALLOTS;
  }

  private static boolean isSmallRest(List<AttributeCount> rest) {
    return !rest.isEmpty() && isSmall(ballots(rest));
  }

  private static long ballots(List<AttributeCount> groups) {
    return groups.stream().mapToLong(AttributeCount::ballots).sum();
  }

  /**
   * Returns the groups before small groups are merged, the largest first. Ages form groups of ten
   * years, for instance 10-19.
   */
  private static List<AttributeCount> groupByValue(String attribute, List<AttributeCount> values) {
    var groups = new HashMap<String, AttributeCount>();
    for (var each : values) {
      var text = each.value().strip();
      var value = attribute.equals(AGE) ? tensOfYears(text) : text;
      groups.merge(
          value, new AttributeCount(value, each.ballots(), each.named()), AttributeCount::plus);
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparingLong(AttributeCount::ballots)
                .reversed()
                .thenComparing(AttributeCount::value))
        .toList();
  }

  /** Returns a range such as 10-19. An age that is not a number of years stays unchanged. */
  private static String tensOfYears(String age) {
    if (!YEARS.matcher(age).matches()) {
      return age;
    }
    var first = Integer.parseInt(age) / YEARS_TOGETHER * YEARS_TOGETHER;
    return first + "-" + (first + YEARS_TOGETHER - 1);
  }
}
