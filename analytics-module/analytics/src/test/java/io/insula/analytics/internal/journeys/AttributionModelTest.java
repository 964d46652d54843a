package io.insula.analytics.internal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.traffic.Channel;
import io.insula.analytics.internal.traffic.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionModelTest {
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final TrafficSource PAID =
      new TrafficSource("google", "cpc", "spring", null, null, Channel.PAID_SEARCH);

  private static JourneyTouch touch(Duration after, TrafficSource traffic) {
    return new JourneyTouch(
        new RowPosition(START.plus(after), 1), "f", traffic, "https://a.example/", null);
  }

  private static List<JourneyTouch> touches(int count) {
    var touches = new ArrayList<JourneyTouch>();
    for (int i = 0; i < count; i++) {
      touches.add(touch(Duration.ofDays(i), PAID));
    }
    return touches;
  }

  @Test
  void first_and_last_credit_one_touch() {
    assertThat(AttributionModel.FIRST.credits(touches(3)))
        .containsExactly(AttributionModel.WHOLE, 0L, 0L);
    assertThat(AttributionModel.LAST.credits(touches(3)))
        .containsExactly(0L, 0L, AttributionModel.WHOLE);
  }

  @Test
  void last_non_direct_skips_direct_touches_unless_all_are_direct() {
    var one = touch(Duration.ZERO, PAID);
    var direct = touch(Duration.ofDays(1), TrafficSource.DIRECT);
    assertThat(AttributionModel.LAST_NON_DIRECT.credits(List.of(one, direct, direct)))
        .containsExactly(AttributionModel.WHOLE, 0L, 0L);
    assertThat(AttributionModel.LAST_NON_DIRECT.credits(List.of(direct, direct)))
        .containsExactly(0L, AttributionModel.WHOLE);
  }

  @Test
  void linear_gives_equal_credit_and_the_remainder_to_the_first() {
    assertThat(AttributionModel.LINEAR.credits(touches(3)))
        .containsExactly(333_333_334L, 333_333_333L, 333_333_333L);
  }

  @Test
  void position_favours_the_first_and_the_last_touch() {
    assertThat(AttributionModel.POSITION.credits(touches(1)))
        .containsExactly(AttributionModel.WHOLE);
    assertThat(AttributionModel.POSITION.credits(touches(2)))
        .containsExactly(500_000_000L, 500_000_000L);
    assertThat(AttributionModel.POSITION.credits(touches(4)))
        .containsExactly(400_000_000L, 100_000_000L, 100_000_000L, 400_000_000L);
  }

  @Test
  void time_decay_halves_in_seven_days() {
    var touches = List.of(touch(Duration.ZERO, PAID), touch(Duration.ofDays(7), PAID));
    assertThat(AttributionModel.TIME_DECAY.credits(touches))
        .containsExactly(333_333_333L, 666_666_667L);
  }

  @ParameterizedTest
  @EnumSource
  void credits_always_sum_to_exactly_one(AttributionModel model) {
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      var touches = new ArrayList<JourneyTouch>();
      var at = Duration.ZERO;
      for (int i = 0; i <= random.nextInt(40); i++) {
        at = at.plusSeconds(random.nextInt(100_000));
        touches.add(touch(at, random.nextBoolean() ? PAID : TrafficSource.DIRECT));
      }
      var credits = model.credits(touches);
      assertThat(credits).hasSameSizeAs(touches).allMatch(credit -> credit >= 0);
      assertThat(credits.stream().mapToLong(Long::longValue).sum())
          .isEqualTo(AttributionModel.WHOLE);
    }
  }

  @Test
  void models_are_found_by_name_in_any_case() {
    assertThat(AttributionModel.of("time_decay")).contains(AttributionModel.TIME_DECAY);
    assertThat(AttributionModel.of("Time_Decay")).contains(AttributionModel.TIME_DECAY);
    assertThat(AttributionModel.of("time decay")).isEmpty();
  }
}
