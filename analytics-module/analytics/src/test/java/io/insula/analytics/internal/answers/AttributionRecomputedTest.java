package io.insula.analytics.internal.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.analytics.Analytics;
import io.insula.analytics.Credit;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.analytics.internal.folding.VisitorHistoryGenerator;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that the attribution of each user equals a computation in SQL from the raw rows. */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class AttributionRecomputedTest {
  private static final double BILLIONTHS = 1.5e-9;

  private static final String USERS =
      """
      SELECT user_id FROM link UNION SELECT user_id FROM analytics.event WHERE user_id IS NOT NULL
      """;

  private static final String FINGERPRINTS =
      """
      SELECT fingerprint FROM owned_pageview WHERE person = :person
      UNION SELECT fingerprint FROM owned_event
      WHERE person = :person AND fingerprint IS NOT NULL
      """;

  private static final String TOUCHES =
      """
      SELECT at, source, campaign, page FROM owned_touch WHERE person = :person
      ORDER BY at, number
      """;

  private static final String CONVERSIONS =
      """
      SELECT number, at, extract(epoch FROM time_to_convert) * 1000000, before, after
      FROM conversion WHERE person = :person ORDER BY at, number
      """;

  private static final String CREDITS =
      """
      SELECT (SELECT count(*) FROM owned_touch t
          WHERE t.person = :person AND (t.at, t.number) < (i.at, i.number)) AS touch,
        w.<model>::float8 / sum(w.<model>) OVER ()
      FROM weight w JOIN in_time i ON i.event = w.event AND i.place = w.place
      WHERE w.event = :event
      """;

  @Inject Jdbi jdbi;
  @Inject Analytics analytics;

  private record TouchFacts(Instant at, String source, @Nullable String campaign, String page) {}

  private record ConversionFacts(
      Instant at, @Nullable Duration timeToConvert, int before, int after) {}

  @Test
  void the_attribution_of_every_user_equals_the_raw_rows() {
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          new VisitorHistoryGenerator(9, 1_000).store(handle, () -> {});
          Recomputation.prepare(handle);
          handle.execute("CREATE TEMP TABLE weight AS " + Recomputation.WEIGHTS);
          var users = handle.createQuery(USERS).mapTo(String.class).list();
          assertThat(users).hasSizeGreaterThan(100);
          users.forEach(user -> assertSame(handle, user));
        });
  }

  private void assertSame(Handle handle, String user) {
    var told = analytics.attribution(user);
    var person = "u:" + user;

    assertThat(told.fingerprints())
        .containsExactlyInAnyOrderElementsOf(
            handle.createQuery(FINGERPRINTS).bind("person", person).mapTo(String.class).list());
    assertThat(told.touches())
        .extracting(
            touch ->
                new TouchFacts(touch.at(), touch.source(), touch.campaign(), touch.landingPage()))
        .containsExactlyElementsOf(touches(handle, person));
    var events = new ArrayList<Long>();
    assertThat(told.conversions())
        .extracting(
            conversion ->
                new ConversionFacts(
                    conversion.at(),
                    conversion.timeToConvert(),
                    conversion.pageviewsBefore(),
                    conversion.pageviewsAfter()))
        .containsExactlyElementsOf(conversions(handle, person, events));
    for (int i = 0; i < events.size(); i++) {
      for (var model : AttributionModel.values()) {
        assertCredits(
            requireNonNull(told.conversions().get(i).credits().get(model.label())),
            credits(handle, person, events.get(i), model));
      }
    }
  }

  private static void assertCredits(List<Credit> told, Map<Integer, Double> expected) {
    if (expected.isEmpty()) {
      assertThat(told).singleElement().extracting(Credit::touch).isNull();
      return;
    }
    var shares =
        told.stream()
            .collect(
                Collectors.toMap(
                    credit -> requireNonNull(credit.touch()),
                    credit -> credit.share().doubleValue()));
    expected.forEach(
        (touch, share) ->
            assertThat(shares.getOrDefault(touch, 0.0)).isCloseTo(share, within(BILLIONTHS)));
    assertThat(expected.keySet()).containsAll(shares.keySet());
  }

  private static List<TouchFacts> touches(Handle handle, String person) {
    return handle
        .createQuery(TOUCHES)
        .bind("person", person)
        .map(
            (row, _) ->
                new TouchFacts(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  /** Returns the expected conversions, and adds the numbers of their events to {@code events}. */
  private static List<ConversionFacts> conversions(
      Handle handle, String person, List<Long> events) {
    return handle
        .createQuery(CONVERSIONS)
        .bind("person", person)
        .map(
            (row, _) -> {
              events.add(row.getLong(1));
              var microseconds = row.getBigDecimal(3);
              return new ConversionFacts(
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  microseconds == null ? null : Duration.ofNanos(microseconds.longValue() * 1_000),
                  row.getInt(4),
                  row.getInt(5));
            })
        .list();
  }

  private static Map<Integer, Double> credits(
      Handle handle, String person, long event, AttributionModel model) {
    var shares = new TreeMap<Integer, Double>();
    handle
        .createQuery(CREDITS)
        .define("model", model.label())
        .bind("person", person)
        .bind("event", event)
        .map((row, _) -> Map.entry(row.getInt(1), row.getDouble(2)))
        .forEach(share -> shares.put(share.getKey(), share.getValue()));
    return shares;
  }
}
