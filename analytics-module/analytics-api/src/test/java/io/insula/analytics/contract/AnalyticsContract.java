package io.insula.analytics.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.analytics.Analytics;
import io.insula.analytics.Conversion;
import io.insula.analytics.Credit;
import io.insula.analytics.DayCounts;
import io.insula.analytics.Summary;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.Touch;
import io.insula.analytics.UserNotFoundException;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what {@link Analytics} promises, whether the app is in this process or in another one. */
public abstract class AnalyticsContract {
  private static final String SITE = "https://www.example.org/pricing";
  private static final String CAMPAIGN =
      "https://www.example.org/l?utm_source=facebook&utm_medium=paid&utm_campaign=Fr%C3%BChling%F0%9D%84%9E"
          + "&utm_content=a&utm_term=b";
  private static final Summary NOTHING = new Summary(0, 0, 0, 0, Map.of(), null, List.of());

  private final Analytics analytics = api();
  private final String user = "üser-" + UUID.randomUUID();
  private final String fingerprint = UUID.randomUUID().toString();

  /** Returns the tested implementation, the same one at each call. */
  protected abstract Analytics api();

  /**
   * Sends page views or events to the web route of the app.
   *
   * @param path {@code /analytics/pageviews} or {@code /analytics/events}
   */
  protected abstract void post(String path, String json);

  @Test
  void a_user_is_followed_from_the_first_touch_to_the_conversion() {
    sendPageview("2023-01-10T10:00:00.000001Z", CAMPAIGN, null);
    sendPageview("2023-01-10T10:01:00Z", SITE, null);
    sendPageview("2023-01-17T10:00:00Z", SITE, "https://www.google.com/");
    sendEvent("2023-01-17T10:01:00Z", "signup", "\"value\":49.90,\"currency\":\"CHF\",");
    sendPageview("2023-01-17T10:02:00Z", SITE, null);

    var attribution = analytics.attribution(user);

    var facebook =
        new Touch(
            Instant.parse("2023-01-10T10:00:00.000001Z"),
            "facebook",
            "paid",
            "Frühling𝄞",
            "a",
            "b",
            "Paid Social",
            "https://www.example.org/l",
            null);
    var google =
        new Touch(
            Instant.parse("2023-01-17T10:00:00Z"),
            "google",
            "organic",
            null,
            null,
            null,
            "Organic Search",
            SITE,
            "https://www.google.com/");
    assertThat(attribution.userId()).isEqualTo(user);
    assertThat(attribution.fingerprints()).containsExactly(fingerprint);
    assertThat(attribution.touches()).containsExactly(facebook, google);
    assertThat(attribution.firstTouch()).isEqualTo(facebook);
    assertThat(attribution.lastTouch()).isEqualTo(google);
    var conversion = attribution.conversions().getFirst();
    assertThat(attribution.conversions()).hasSize(1);
    assertThat(attribution.conversionsTotal()).isEqualTo(1);
    assertThat(conversion)
        .isEqualTo(
            new Conversion(
                "signup",
                Instant.parse("2023-01-17T10:01:00Z"),
                new BigDecimal("49.9"),
                "CHF",
                Duration.ofDays(7).plusSeconds(60).minusNanos(1_000),
                3,
                1,
                conversion.credits(),
                conversion.explanation()));
    assertThat(conversion.explanation()).contains("linear: 50.0 % to each of 2 touches");
  }

  @Test
  void the_credits_of_each_model_have_the_same_order() {
    sendPageview("2023-01-10T10:00:00Z", CAMPAIGN, null);
    sendPageview("2023-01-11T10:00:00Z", SITE, "https://www.google.com/");
    sendPageview("2023-01-12T10:00:00Z", SITE, null);
    sendEvent("2023-01-12T10:01:00Z", "signup", "");

    var credits = analytics.attribution(user).conversions().getFirst().credits();

    assertThat(credits.keySet())
        .containsExactly("first", "last", "last_non_direct", "linear", "position", "time_decay");
    assertThat(credits.get("first")).containsExactly(new Credit(0, BigDecimal.ONE));
    assertThat(credits.get("last")).containsExactly(new Credit(2, BigDecimal.ONE));
    assertThat(credits.get("last_non_direct")).containsExactly(new Credit(1, BigDecimal.ONE));
    assertThat(credits.get("position"))
        .containsExactly(
            new Credit(0, new BigDecimal("0.4")),
            new Credit(1, new BigDecimal("0.2")),
            new Credit(2, new BigDecimal("0.4")));
    assertThat(credits.get("linear")).extracting(Credit::touch).containsExactly(0, 1, 2);
    assertThat(credits.values()).allSatisfy(AnalyticsContract::assertWhole);
  }

  @Test
  void unknown_fields_are_left_out() {
    post("/analytics/events", event("2023-01-17T10:01:00Z", "signup", "\"user_id\":\"" + user));

    var attribution = analytics.attribution(user);

    assertThat(attribution.touches()).isEmpty();
    assertThat(attribution.fingerprints()).isEmpty();
    assertThat(attribution.firstTouch()).isNull();
    assertThat(attribution.lastTouch()).isNull();
    var conversion = attribution.conversions().getFirst();
    assertThat(conversion.value()).isNull();
    assertThat(conversion.currency()).isNull();
    assertThat(conversion.timeToConvert()).isNull();
    assertThat(conversion.credits().values())
        .hasSize(6)
        .allMatch(credits -> credits.equals(List.of(new Credit(null, BigDecimal.ONE))));
  }

  @Test
  void without_conversions_all_touches_count() {
    sendPageview("2022-01-10T10:00:00Z", CAMPAIGN, null);
    sendPageview("2023-01-10T10:00:00Z", SITE, null);

    var attribution = analytics.attribution(user);

    assertThat(attribution.conversions()).isEmpty();
    assertThat(attribution.firstTouch()).isEqualTo(attribution.touches().getFirst());
    assertThat(attribution.lastTouch()).isEqualTo(attribution.touches().get(1));
  }

  @Test
  void a_long_history_arrives_complete() {
    var many = 1_200;
    var start = Instant.parse("2023-01-10T10:00:00Z");
    var referrer = "https://www.google.com/?q=" + "x".repeat(4_000);
    post(
        "/analytics/pageviews",
        IntStream.range(0, many)
            .mapToObj(i -> pageview(start.plusSeconds(i).toString(), SITE, referrer + i))
            .collect(Collectors.joining(",", "[", "]")));
    sendEvent("2023-01-11T10:00:00Z", "signup", "");
    sendEvent("2023-01-12T10:00:00Z", "signup", "");

    var attribution = analytics.attribution(user);

    assertThat(attribution.touches())
        .extracting(Touch::referrerUrl)
        .containsExactlyElementsOf(IntStream.range(0, many).mapToObj(i -> referrer + i).toList());
    assertThat(attribution.conversions())
        .hasSize(2)
        .allSatisfy(
            conversion -> {
              // The first touch and the last 99 touches get credit.
              assertThat(conversion.credits().get("linear"))
                  .extracting(Credit::touch)
                  .containsExactlyElementsOf(
                      IntStream.concat(IntStream.of(0), IntStream.range(many - 99, many))
                          .boxed()
                          .toList());
              assertThat(conversion.credits().values()).allSatisfy(AnalyticsContract::assertWhole);
            });
  }

  @Test
  void an_unknown_user_is_reported_with_the_id() {
    assertThatExceptionOfType(UserNotFoundException.class)
        .isThrownBy(() -> analytics.attribution("nobody 𝄞"))
        .withMessage("No page view or event of this user is stored.")
        .satisfies(e -> assertThat(e.userId()).isEqualTo("nobody 𝄞"));
  }

  @Test
  void a_summary_counts_the_rows_of_its_period() {
    sendPageview("2021-03-01T23:30:00Z", CAMPAIGN, null);
    sendEvent("2021-03-01T23:45:00Z", "trial", "");
    sendPageview("2021-03-02T00:10:00Z", SITE, null);
    sendEvent("2021-03-02T00:20:00Z", "signup", "");
    sendEvent("2021-03-02T00:29:59.999999Z", "unsubscribe", "");
    sendEvent("2021-03-02T00:30:00Z", "unsubscribe", "");

    assertThat(summary("2021-03-01T23:30:00Z", "2021-03-02T00:30:00Z", "UTC"))
        .isEqualTo(
            new Summary(
                1,
                1,
                1,
                1,
                Map.of("Paid Social", 1L),
                BigDecimal.ONE,
                List.of(
                    new DayCounts(LocalDate.of(2021, 3, 1), 1, 1, 0),
                    new DayCounts(LocalDate.of(2021, 3, 2), 1, 1, 1))));
    assertThat(summary("2021-03-01T23:30:00Z", "2021-03-02T00:30:00Z", "Europe/Berlin").perDay())
        .containsExactly(new DayCounts(LocalDate.of(2021, 3, 2), 2, 1, 1));
    assertThat(summary("2021-03-02T00:15:00Z", "2021-03-02T00:15:00Z", "UTC")).isEqualTo(NOTHING);
  }

  @Test
  void channels_are_sorted_by_name() {
    sendEvent("2021-06-01T10:00:00Z", "signup", "");
    sendEvent("2021-06-01T10:00:01Z", "signup", "");
    sendPageview("2021-06-01T11:00:00Z", CAMPAIGN, null);
    sendEvent("2021-06-01T11:01:00Z", "signup", "");

    var summary = summary("2021-06-01T00:00:00Z", "2021-06-02T00:00:00Z", "+05:45");

    assertThat(summary.signupsByChannel())
        .containsExactly(Map.entry("Direct", 2L), Map.entry("Paid Social", 1L));
    assertThat(summary.paidShare()).isEqualTo(new BigDecimal("0.333333"));
  }

  @Test
  void a_period_can_have_no_bounds() {
    sendEvent("2020-01-01T10:00:00Z", "trial", "");

    assertThat(analytics.summary(new SummaryRequest(null, null, "UTC")).trials()).isPositive();
    assertThat(analytics.summary(new SummaryRequest(null, Instant.MAX, "UTC")).perDay())
        .isNotEmpty();
    assertThat(analytics.summary(new SummaryRequest(Instant.MAX, null, "UTC"))).isEqualTo(NOTHING);
  }

  @Test
  void values_out_of_bounds_are_refused_with_all_errors() {
    assertInvalid(
        () -> summary("2023-01-01T00:10:00Z", "2023-01-01T00:00:00Z", "Mars/Olympus"),
        "from",
        "zone");
    assertInvalid(() -> summary(null, null, "\ud800"), "zone");
    Stream.of("", " ", "a\u0000", "\udc00", "line\nbreak", "x".repeat(129))
        .forEach(id -> assertInvalid(() -> analytics.attribution(id), "user_id"));
  }

  private Summary summary(@Nullable String from, @Nullable String until, String zone) {
    return analytics.summary(
        new SummaryRequest(
            from == null ? null : Instant.parse(from),
            until == null ? null : Instant.parse(until),
            zone));
  }

  private void sendPageview(String at, String url, @Nullable String referrer) {
    post("/analytics/pageviews", pageview(at, url, referrer));
  }

  private String pageview(String at, String url, @Nullable String referrer) {
    return "{\"created_at\":\"%s\",\"fingerprint\":\"%s\",\"user_id\":\"%s\",\"url\":\"%s\",%s"
            .formatted(at, fingerprint, user, url, "\"referrer_url\":")
        + (referrer == null ? "null}" : "\"" + referrer + "\"}");
  }

  /**
   * @param more further fields as JSON, each followed by a comma
   */
  private void sendEvent(String at, String name, String more) {
    post(
        "/analytics/events",
        event(at, name, more + "\"fingerprint\":\"" + fingerprint + "\",\"user_id\":\"" + user));
  }

  private static String event(String at, String name, String more) {
    return "{\"created_at\":\"%s\",\"name\":\"%s\",%s\"}".formatted(at, name, more);
  }

  private static void assertWhole(List<Credit> credits) {
    assertThat(credits.stream().map(Credit::share).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1");
  }

  private static void assertInvalid(Runnable call, String... fields) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(call::run)
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(fields));
  }
}
