package io.insula.reporting.internal.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.CycleTurnout;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {
  @Test
  void the_sheets_come_in_their_order_with_the_columns_that_templates_know() {
    var report = ReportBuilder.of(SampleSnapshots.counted(30), () -> {});

    assertThat(report.sheets())
        .extracting(ReportSheet::name)
        .containsExactly(
            "overview",
            "participation",
            "proposals",
            "costs",
            "results",
            "trace",
            "ties",
            "ballots");
    for (var sheet : report.sheets()) {
      assertThat(sheet.columns())
          .extracting(ReportColumn::name)
          .containsExactlyElementsOf(
              Objects.requireNonNull(ReportBuilder.columns().get(sheet.name())).stream()
                  .map(ReportColumn::name)
                  .toList());
      assertThat(rows(sheet)).hasSize((int) sheet.rowCount());
      assertThat(rows(sheet)).allSatisfy(row -> assertThat(row).hasSameSizeAs(sheet.columns()));
    }
  }

  @Test
  void the_report_on_an_open_vote_shows_only_its_turnout() {
    var report = ReportBuilder.of(SampleSnapshots.open(), () -> {});

    assertThat(rowCounts(report))
        .containsEntry("participation", 1L)
        .containsEntry("proposals", 12L)
        .containsEntry("results", 0L)
        .containsEntry("trace", 0L)
        .containsEntry("ties", 0L)
        .containsEntry("ballots", 0L);
    assertThat(rows(sheet(report, "participation")).getFirst())
        .containsExactly("all", null, 48_200L, 9_641L, new BigDecimal("0.2"));
    assertThat(value(report, "turnout")).isEqualTo(new BigDecimal("0.2"));
    assertThat(value(report, "spent")).isNull();
    assertThat(rows(sheet(report, "costs")))
        .allSatisfy(row -> assertThat(row.subList(6, 10)).containsOnlyNulls());
  }

  @Test
  void if_more_people_voted_than_are_eligible_no_turnout_is_shown() {
    var open = (SnapshotHead) SampleSnapshots.open().findFirst().orElseThrow();
    var onPaper =
        new SnapshotHead(open.cycle(), open.takenAt(), new CycleTurnout(2L, 3), null, null);

    var report = ReportBuilder.of(Stream.of(onPaper), () -> {});

    assertThat(value(report, "turnout")).isNull();
    assertThat(rows(sheet(report, "participation")).getFirst())
        .containsExactly("all", null, 2L, 3L, null);
  }

  @Test
  void a_count_that_a_source_sends_for_an_open_vote_is_left_out() {
    var open = (SnapshotHead) SampleSnapshots.open().findFirst().orElseThrow();
    var parts = SampleSnapshots.counted(30).toList();
    var counted = (SnapshotHead) parts.getFirst();
    var head =
        new SnapshotHead(
            open.cycle(), open.takenAt(), open.turnout(), counted.outcome(), counted.statistics());

    var report =
        ReportBuilder.of(
            Stream.concat(Stream.<SnapshotPart>of(head), parts.stream().skip(1)), () -> {});

    assertThat(report.head().outcome()).isNull();
    assertThat(report.head().statistics()).isNull();
    assertThat(rowCounts(report))
        .containsEntry("participation", 1L)
        .containsEntry("results", 0L)
        .containsEntry("trace", 0L)
        .containsEntry("ties", 0L)
        .containsEntry("ballots", 0L);
    assertThat(value(report, "spent")).isNull();
  }

  @Test
  void the_report_on_an_empty_cycle_has_only_headings() {
    var report = ReportBuilder.of(SampleSnapshots.empty(), () -> {});

    assertThat(rowCounts(report))
        .containsEntry("participation", 0L)
        .containsEntry("proposals", 0L)
        .containsEntry("costs", 1L)
        .containsEntry("results", 0L);
    assertThat(value(report, "cost_of_all")).isEqualTo(new BigDecimal("0"));
    assertThat(value(report, "turnout")).isNull();
  }

  @Test
  void every_sheet_shows_a_counted_vote() {
    var report = ReportBuilder.of(SampleSnapshots.counted(30), () -> {});

    assertThat(rowCounts(report))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "overview",
                (long) ReportBuilder.measures().size(),
                "participation",
                9L,
                "proposals",
                30L,
                "costs",
                6L,
                "results",
                30L,
                "trace",
                30L,
                "ties",
                2L,
                "ballots",
                8L));
    assertThat(rows(sheet(report, "results")).get(1))
        .containsExactly(
            2,
            1_002L,
            SampleSnapshots.name(1),
            new BigDecimal("2000.01"),
            4_833L,
            new BigDecimal("4833"),
            false,
            0,
            false);
    assertThat(rows(sheet(report, "ties")))
        .extracting(row -> row.subList(0, 3))
        .containsExactly(List.of(3, 1, 1_004L), List.of(3, 2, 1_003L));
    assertThat(value(report, "left")).isEqualTo(new BigDecimal("250000.25"));
    assertThat(value(report, "spent_share")).isEqualTo(new BigDecimal("0.8"));
  }

  @Test
  void amounts_have_the_currency_in_their_headings() {
    var costs = sheet(ReportBuilder.of(SampleSnapshots.counted(1), () -> {}), "costs");

    assertThat(costs.columns())
        .extracting(ReportColumn::heading)
        .contains("Median cost (PLN)", "Funded (PLN)", "Votes");
    assertThat(sheet(ReportBuilder.of(SampleSnapshots.empty(), () -> {}), "costs").columns())
        .extracting(ReportColumn::heading)
        .contains("Median cost", "Funded");
  }

  @Test
  void costs_before_the_count_are_those_of_the_proposals_by_category() {
    var costs = rows(sheet(ReportBuilder.of(SampleSnapshots.open(), () -> {}), "costs"));

    assertThat(costs.getFirst().subList(0, 6))
        .containsExactly(
            "all",
            11,
            new BigDecimal("1000"),
            new BigDecimal("6000.05"),
            new BigDecimal("6181.87"),
            new BigDecimal("12000.11"));
    assertThat(costs).extracting(List::getFirst).endsWith("(none)");
  }

  @Test
  void a_category_called_none_is_not_merged_with_the_proposals_without_a_category() {
    var open = SampleSnapshots.open().map(ReportBuilderTest::withCategoryCalledNone);

    var costs = rows(sheet(ReportBuilder.of(open, () -> {}), "costs"));

    assertThat(costs.stream().filter(row -> "(none)".equals(row.getFirst())))
        .extracting(row -> row.get(1))
        .as("the category comes first")
        .containsExactly(2, 1);
  }

  private static SnapshotPart withCategoryCalledNone(SnapshotPart part) {
    return part instanceof SnapshotProposal it && it.categories().contains("Roads")
        ? new SnapshotProposal(
            it.id(),
            it.projectId(),
            it.externalId(),
            it.name(),
            it.cost(),
            List.of("(none)"),
            it.beneficiaries(),
            it.place(),
            it.latitude(),
            it.longitude(),
            it.withdrawal(),
            it.implementation(),
            it.officialSelected(),
            it.count())
        : part;
  }

  private static @Nullable Object value(Report report, String measure) {
    return rows(sheet(report, "overview")).stream()
        .filter(row -> measure.equals(row.getFirst()))
        .findFirst()
        .orElseThrow()
        .get(1);
  }

  private static Map<String, Long> rowCounts(Report report) {
    return report.sheets().stream()
        .collect(Collectors.toMap(ReportSheet::name, ReportSheet::rowCount));
  }

  private static ReportSheet sheet(Report report, String name) {
    return report.sheets().stream()
        .filter(sheet -> sheet.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<@Nullable Object>> rows(ReportSheet sheet) {
    try (var rows = sheet.rows().get()) {
      return rows.toList();
    }
  }
}
