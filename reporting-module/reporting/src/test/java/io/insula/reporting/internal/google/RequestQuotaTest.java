package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestQuotaTest {
  @Test
  void whichever_minute_one_looks_at_no_limit_is_passed() {
    for (var limit : List.of(60, 300, 1000)) {
      var rate = TokenRate.perMinute(limit);

      assertThat(rate.capacity() + 60 * rate.perSecond()).isLessThan(limit);
      assertThat(rate.capacity() + 60 * rate.perSecond()).isGreaterThan(0.9 * limit);
    }
  }

  @Test
  void who_comes_when_a_bucket_is_empty_waits_for_its_turn() {
    try (var context = ApplicationContext.run()) {
      var buckets = context.getBean(TokenBuckets.class);
      var rate = new TokenRate(2, 0.1);

      assertThat(buckets.take("test", rate)).isZero();
      assertThat(buckets.take("test", rate)).isZero();
      assertThat(buckets.take("test", rate).toMillis()).isCloseTo(10_000, within(1_000L));
      assertThat(buckets.take("test", rate).toMillis()).isCloseTo(20_000, within(1_000L));
      assertThat(buckets.take("another", rate)).isZero();
    }
  }

  /** Google's minute is scaled to 6 s, and its 60 requests to 600 in a minute. */
  @Test
  void two_servers_together_stay_inside_of_what_google_allows() {
    try (var google = FakeGoogle.start()) {
      var template = google.addSpreadsheet("Template", "results");
      var settings = settings(google, template);
      try (var one = ApplicationContext.run(settings)) {
        settings.put(
            "datasources.default.url",
            one.getRequiredProperty("datasources.default.url", String.class));
        try (var two = ApplicationContext.run(settings)) {
          publish(one, 1);
          publish(two, 2);
          google.limit(60, 60, Duration.ofSeconds(6));
          LongStream.rangeClosed(3, 40)
              .boxed()
              .parallel()
              .forEach(cycle -> publish(cycle % 2 == 0 ? one : two, cycle));
        }
      }
      var sheets = google.requests().stream().filter(each -> each.contains("/v4/")).toList();
      assertThat(google.marked()).hasSize(40);
      // On a busy machine some are on their way for longer; each is answered 429 and sent again.
      assertThat(sheets).filteredOn(each -> each.startsWith("POST")).hasSizeBetween(120, 132);
      assertThat(sheets).filteredOn(each -> each.startsWith("GET")).hasSizeBetween(120, 132);
    }
  }

  private static Map<String, Object> settings(FakeGoogle google, String template) {
    var settings = new HashMap<String, Object>(google.settings(template));
    settings.put("insula.reporting.google.user-quota", "600");
    settings.put("insula.reporting.google.project-quota", "3000");
    return settings;
  }

  private static void publish(ApplicationContext context, long cycle) {
    context
        .getBean(SpreadsheetPublisher.class)
        .publish(TestReports.of(cycle, numbered("results", 2, "row")), TestRun.of(cycle));
  }

  @Test
  void a_wait_says_that_the_task_lives_and_ends_with_it() {
    var run = TestRun.of(1);

    new BeatingPauses().pause(Duration.ofMillis(1100), run::beat);

    assertThat(run.beats()).isEqualTo(3);
  }
}
