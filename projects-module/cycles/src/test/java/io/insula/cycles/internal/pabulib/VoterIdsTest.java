package io.insula.cycles.internal.pabulib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoterIdsTest {
  @Test
  void each_voter_is_new_once_whatever_the_order_of_the_numbers() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var voters = new VoterIds();
      var known = new HashSet<String>();
      while (known.size() < 500) {
        var first = random.nextInt(2_000);
        // Adds long runs, short runs and single numbers, some of them in an unusual notation.
        var length = random.nextInt(4) == 0 ? 1 + random.nextInt(60) : 1 + random.nextInt(3);
        var prefix = random.nextInt(10) == 0 ? "0" : random.nextInt(10) == 0 ? "v" : "";
        for (var number = first; number < first + length; number++) {
          var id = prefix + number;
          assertThat(voters.add(id)).as("%s with seed %d", id, seed).isEqualTo(known.add(id));
        }
      }
    }
  }

  @Test
  void a_number_of_a_run_is_known_from_its_first_to_its_last() {
    var voters = new VoterIds();
    IntStream.rangeClosed(1, 100_000).forEach(id -> voters.add(Integer.toString(id)));

    assertThat(voters.add("1")).isFalse();
    assertThat(voters.add("17")).isFalse();
    assertThat(voters.add("18")).isFalse();
    assertThat(voters.add("50000")).isFalse();
    assertThat(voters.add("100000")).isFalse();
    assertThat(voters.add("0")).isTrue();
    assertThat(voters.add("01")).isTrue();
    assertThat(voters.add("100001")).isTrue();
    assertThat(voters.add("")).isTrue();
    assertThat(voters.add("9".repeat(30))).isTrue();
    assertThat(voters.add("\u0661")).isTrue();
  }
}
