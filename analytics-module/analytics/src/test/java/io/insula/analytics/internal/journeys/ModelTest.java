package io.insula.analytics.internal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.traffic.Channel;
import io.insula.analytics.internal.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTest {
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final Traffic PAID =
      new Traffic("google", "cpc", "spring", null, null, Channel.PAID_SEARCH);

  private static Touch touch(Duration after, Traffic traffic) {
    return new Touch(new Place(START.plus(after), 1), "f", traffic, "https://a.example/", null, 1);
  }

  private static List<Touch> touches(int count) {
    var touches = new ArrayList<Touch>();
    for (int i = 0; i < count; i++) {
      touches.add(touch(Duration.ofDays(i), PAID));
    }
    return touches;
  }

  @Test
  void first_and_last_credit_one_touch() {
    assertThat(Model.FIRST.credits(touches(3))).containsExactly(Model.WHOLE, 0L, 0L);
    assertThat(Model.LAST.credits(touches(3))).containsExactly(0L, 0L, Model.WHOLE);
  }

  @Test
  void last_non_direct_passes_over_direct_touches_unless_there_are_no_others() {
    var one = touch(Duration.ZERO, PAID);
    var direct = touch(Duration.ofDays(1), Traffic.DIRECT);
    assertThat(Model.LAST_NON_DIRECT.credits(List.of(one, direct, direct)))
        .containsExactly(Model.WHOLE, 0L, 0L);
    assertThat(Model.LAST_NON_DIRECT.credits(List.of(direct, direct)))
        .containsExactly(0L, Model.WHOLE);
  }

  @Test
  void linear_gives_each_the_same_and_what_is_left_to_the_first() {
    assertThat(Model.LINEAR.credits(touches(3)))
        .containsExactly(333_333_334L, 333_333_333L, 333_333_333L);
  }

  @Test
  void position_favours_both_ends() {
    assertThat(Model.POSITION.credits(touches(1))).containsExactly(Model.WHOLE);
    assertThat(Model.POSITION.credits(touches(2))).containsExactly(500_000_000L, 500_000_000L);
    assertThat(Model.POSITION.credits(touches(4)))
        .containsExactly(400_000_000L, 100_000_000L, 100_000_000L, 400_000_000L);
  }

  @Test
  void time_decay_halves_in_seven_days() {
    var touches = List.of(touch(Duration.ZERO, PAID), touch(Duration.ofDays(7), PAID));
    assertThat(Model.TIME_DECAY.credits(touches)).containsExactly(333_333_333L, 666_666_667L);
  }

  @ParameterizedTest
  @EnumSource
  void credits_always_sum_to_exactly_one(Model model) {
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      var touches = new ArrayList<Touch>();
      var at = Duration.ZERO;
      for (int i = 0; i <= random.nextInt(40); i++) {
        at = at.plusSeconds(random.nextInt(100_000));
        touches.add(touch(at, random.nextBoolean() ? PAID : Traffic.DIRECT));
      }
      var credits = model.credits(touches);
      assertThat(credits).hasSameSizeAs(touches).allMatch(credit -> credit >= 0);
      assertThat(credits.stream().mapToLong(Long::longValue).sum()).isEqualTo(Model.WHOLE);
    }
  }

  @Test
  void models_are_found_by_their_labels_alone() {
    assertThat(Model.of("time_decay")).contains(Model.TIME_DECAY);
    assertThat(Model.of("TIME_DECAY")).isEmpty();
  }
}
