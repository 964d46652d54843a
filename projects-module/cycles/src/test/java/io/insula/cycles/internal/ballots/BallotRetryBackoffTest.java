package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BallotRetryBackoffTest {
  @Test
  void each_pause_is_about_twice_as_long_as_the_one_before_up_to_a_third_of_a_second() {
    var pauses = first(8);
    for (var place = 0; place < pauses.size(); place++) {
      var most = Math.min(20L << place, 320);
      assertThat(pauses.get(place).toMillis()).isBetween(most / 2, most);
    }
  }

  @Test
  void retries_that_began_together_do_not_repeat_together() {
    var longest = new HashSet<Duration>();
    for (var waiting = 0; waiting < 50; waiting++) {
      longest.add(first(6).getLast());
    }
    assertThat(longest).hasSizeGreaterThan(10);
  }

  private static List<Duration> first(int count) {
    return Stream.generate(new BallotRetryBackoff()::next).limit(count).toList();
  }
}
