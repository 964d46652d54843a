package io.insula.cycles.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.internal.statistics.BallotStatisticsQueries.AttributeCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class BallotGroupMergerTest {
  @Test
  void groups_that_are_large_enough_are_not_merged() {
    assertThat(folded("sex", count("M", 5), count("F", 6)))
        .containsExactly(
            new BallotGroup("sex", "F", null, 6, 12L), new BallotGroup("sex", "M", null, 5, 10L));
  }

  @Test
  void small_groups_are_merged_with_the_next_one_until_the_rest_is_large_enough() {
    assertThat(folded("sex", count("M", 9), count("F", 7), count("X", 1)))
        .containsExactly(
            new BallotGroup("sex", "M", null, 9, 18L), new BallotGroup("sex", null, null, 8, 16L));
  }

  @Test
  void voters_without_a_value_are_part_of_the_rest() {
    assertThat(folded("sex", count("M", 9), count("", 3), count("X", 2)))
        .containsExactly(
            new BallotGroup("sex", "M", null, 9, 18L), new BallotGroup("sex", null, null, 5, 10L));
  }

  @Test
  void an_attribute_whose_groups_would_all_be_in_the_rest_is_omitted() {
    assertThat(folded("sex", count("M", 5), count("X", 2))).isEmpty();
    assertThat(folded("sex", count("", 100))).isEmpty();
    assertThat(folded("sex")).isEmpty();
  }

  @Test
  void ages_are_grouped_in_tens() {
    assertThat(folded("age", count("17", 2), count("19", 3), count("100", 5), count("20-29", 5)))
        .containsExactlyInAnyOrder(
            new BallotGroup("age", "10-19", null, 5, 10L),
            new BallotGroup("age", "100-109", null, 5, 10L),
            new BallotGroup("age", "20-29", null, 5, 10L));
  }

  private static List<BallotGroup> folded(String attribute, AttributeCount... values) {
    return BallotGroupMerger.mergeSmallGroups(attribute, List.of(values));
  }

  private static AttributeCount count(String value, long ballots) {
    return new AttributeCount(value, ballots, 2 * ballots);
  }
}
