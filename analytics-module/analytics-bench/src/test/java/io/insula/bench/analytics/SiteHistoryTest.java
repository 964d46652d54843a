package io.insula.bench.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SiteHistoryTest {
  private static final int PAGEVIEWS = 100_000;
  private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

  private final List<SiteRow> rows = rows();

  private static List<SiteRow> rows() {
    var rows = new ArrayList<SiteRow>();
    new SiteHistory(PAGEVIEWS, END).forEachRemaining(rows::add);
    return rows;
  }

  private List<SiteRow> pageviews() {
    return rows.stream().filter(row -> row.event() == null).toList();
  }

  private long events(String name) {
    return rows.stream().filter(row -> name.equals(row.event())).count();
  }

  @Test
  void a_history_has_the_requested_page_views_and_at_most_one_more_visit() {
    assertThat(pageviews().size()).isBetween(PAGEVIEWS, PAGEVIEWS + 7);
  }

  @Test
  void a_hundred_page_views_have_a_signup_and_ten_signups_a_trial() {
    assertThat(events("signup")).isBetween(950L, 1_050L);
    assertThat(events("trial")).isBetween(50L, 150L);
    assertThat(events("unsubscribe")).isBetween(50L, 500L);
  }

  @Test
  void a_visitor_has_four_page_views_and_few_visitors_are_known() {
    var visitors = rows.stream().map(SiteRow::fingerprint).distinct().count();
    var known =
        rows.stream().filter(row -> row.user() != null).map(SiteRow::fingerprint).distinct();

    assertThat(visitors).isBetween(23_000L, 27_000L);
    assertThat(known.count()).isBetween(visitors / 50, visitors / 15);
  }

  @Test
  void a_history_is_ordered_by_time_and_covers_ninety_days() {
    assertThat(rows).isSortedAccordingTo(Comparator.comparing(SiteRow::at));
    assertThat(rows.getFirst().at()).isEqualTo(END.minus(Duration.ofDays(90)));
    assertThat(rows.getLast().at())
        .isBetween(END.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)));
  }

  @Test
  void a_few_campaigns_bring_most_visits() {
    var visits =
        rows.stream()
            .filter(row -> row.page().url().contains("utm_campaign="))
            .collect(
                Collectors.groupingBy(
                    row -> row.page().url().replaceAll(".*utm_campaign=([^&]*).*", "$1"),
                    Collectors.counting()));

    assertThat(visits).hasSize(VisitPageGenerator.CAMPAIGNS);
    var sum = visits.values().stream().mapToLong(Long::longValue).sum();
    var largest = visits.values().stream().sorted(Comparator.reverseOrder()).limit(20).toList();
    assertThat(largest.stream().mapToLong(Long::longValue).sum()).isGreaterThan(sum / 2);
  }

  @Test
  void the_history_is_the_same_each_time() {
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void a_row_is_written_for_copy_and_as_json() {
    var row = rows.getFirst();

    assertThat(row.columns(7))
        .startsWith("7\t" + row.at() + "\t" + row.fingerprint())
        .endsWith("\n");
    assertThat(row.columns(7).split("\t", -1)).hasSize(6);
    assertThat(row.json()).contains("\"user_id\":null");
    var signup =
        rows.stream().filter(one -> "signup".equals(one.event())).findFirst().orElseThrow();
    assertThat(signup.columns(8))
        .contains("\tsignup\t", Objects.requireNonNull(signup.user()), "\t49.90\tEUR");
  }
}
