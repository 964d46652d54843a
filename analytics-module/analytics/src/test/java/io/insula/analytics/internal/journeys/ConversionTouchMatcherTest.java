package io.insula.analytics.internal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.traffic.TrafficSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that {@link ConversionTouchMatcher} and {@link PageviewCounter}, which read rows once in
 * order, have the same results as a search in all rows for each event.
 */
class ConversionTouchMatcherTest {
  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(300);

  private record Found(int event, List<Integer> touches, int inTime) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 400, 2_000})
  void touches_are_those_inside_the_window(int count) throws SQLException {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var touches = times(random, count).stream().map(ConversionTouchMatcherTest::touch).toList();
      var events = times(random, 30).stream().map(ConversionTouchMatcherTest::event).toList();
      var found = new ArrayList<Found>();
      var walk =
          new ConversionTouchMatcher(
              events,
              WINDOW,
              (event, sharing, inTime) ->
                  found.add(
                      new Found(
                          event, sharing.stream().map(NumberedTouch::index).toList(), inTime)));
      for (int i = 0; i < count; i++) {
        assertThat(walk.add(touches.get(i)).index()).isEqualTo(i);
      }
      walk.end();
      assertThat(found)
          .containsExactlyElementsOf(
              IntStream.range(0, events.size())
                  .mapToObj(event -> searched(event, events.get(event), touches))
                  .toList());
    }
  }

  private static Found searched(int number, SiteEvent event, List<JourneyTouch> touches) {
    var at = event.place().at();
    var inTime =
        IntStream.range(0, touches.size())
            .filter(
                i ->
                    !touches.get(i).place().at().isBefore(at.minus(WINDOW))
                        && !touches.get(i).place().at().isAfter(at))
            .boxed()
            .toList();
    var sharing = new ArrayList<>(inTime);
    while (sharing.size() > ConversionCreditCalculator.MAX_TOUCHES) {
      sharing.remove(1);
    }
    return new Found(number, sharing, inTime.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 400})
  void page_views_are_counted_before_and_after_each_event(int count) {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var pageviews = times(random, count);
      var events = times(random, 30).stream().map(ConversionTouchMatcherTest::event).toList();
      var counts = new PageviewCounter(events, WINDOW, 0);
      pageviews.forEach(counts::add);
      counts.end();
      for (int i = 0; i < events.size(); i++) {
        var at = events.get(i).place().at();
        assertThat(counts.before(i)).isEqualTo(until(pageviews, at));
        assertThat(counts.after(i))
            .isEqualTo(until(pageviews, at.plus(WINDOW)) - until(pageviews, at));
      }
    }
  }

  private static int until(List<Instant> times, Instant at) {
    return (int) times.stream().filter(time -> !time.isAfter(at)).count();
  }

  /** Returns random times in ascending order; some can be equal. */
  private static List<Instant> times(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> START.plusSeconds(random.nextInt(1_500)))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static JourneyTouch touch(Instant at) {
    return new JourneyTouch(
        new RowPosition(at, 1), "f", TrafficSource.DIRECT, "https://a.example/", null);
  }

  private static SiteEvent event(Instant at) {
    return new SiteEvent(new RowPosition(at, 2), "signup", "f", null, null, null);
  }
}
