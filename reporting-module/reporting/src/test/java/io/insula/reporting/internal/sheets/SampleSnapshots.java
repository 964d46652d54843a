package io.insula.reporting.internal.sheets;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.CountedProposal;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleOutcome;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.ProposalImplementation;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes snapshots of invented cycles, which are the same at each call. */
public final class SampleSnapshots {
  public static final Instant TAKEN_AT = Instant.parse("2026-11-28T17:04:05.678901Z");
  private static final BigDecimal BUDGET = new BigDecimal("1250000.50");
  private static final long FIRST_ID = 1_001;
  private static final List<String> CATEGORIES =
      List.of("Parks and trees", "Roads", "Schools", "Culture", "Sports");
  private static final List<String> NAMES =
      List.of(
          "Trees along the canal",
          "=HYPERLINK(\"http://example.com\";\"Click\")",
          "🚲🌳 Fahrradstraße 𝄞",
          "حديقة عامة جديدة للأطفال",
          "מגרש משחקים חדש",
          "+48 600 000 000",
          "-5 degrees",
          "@home");

  private SampleSnapshots() {}

  /** Returns a cycle in planning without contents and with few known values. */
  public static Stream<SnapshotPart> empty() {
    var cycle = cycle(1, "Empty", null, BigDecimal.ONE, CyclePhase.PLANNING);
    return Stream.of(new SnapshotHead(cycle, TAKEN_AT, null, null, null));
  }

  /** Returns a cycle with a given name whose vote is over but not counted. */
  public static Stream<SnapshotPart> called(String name) {
    var cycle = cycle(4, name, null, BigDecimal.ONE, CyclePhase.IMPLEMENTATION);
    return Stream.of(new SnapshotHead(cycle, TAKEN_AT, null, null, null));
  }

  /** Returns a cycle in voting, with 12 proposals. */
  public static Stream<SnapshotPart> open() {
    var cycle = cycle(2, "Participatory budget 2026", "PLN", BUDGET, CyclePhase.VOTING);
    var head = new SnapshotHead(cycle, TAKEN_AT, new CycleTurnout(48_200L, 9_641), null, null);
    return Stream.concat(
        Stream.of(head),
        IntStream.range(0, 12).mapToObj(i -> proposal(i, "Proposal " + (i + 1), null)));
  }

  /** Returns a cycle whose votes are counted, with ordinary and unusual names. */
  public static Stream<SnapshotPart> counted(int proposals) {
    return counted(proposals, SampleSnapshots::name);
  }

  /** Returns a cycle whose votes are counted, with this number of warnings of the count. */
  public static Stream<SnapshotPart> warned(int warnings) {
    var parts = counted(3).toList();
    var head = (SnapshotHead) parts.getFirst();
    var outcome = Objects.requireNonNull(head.outcome());
    var warned =
        new CycleOutcome(
            outcome.countedAt(),
            outcome.rule(),
            outcome.ruleVersion(),
            outcome.tieOrder(),
            outcome.spent(),
            outcome.ballots(),
            outcome.share(),
            outcome.comparison(),
            IntStream.rangeClosed(1, warnings)
                .mapToObj(i -> "Warning " + i + " says that the numbers differ.")
                .toList(),
            outcome.receiptsRoot(),
            outcome.override());
    return Stream.concat(
        Stream.of(
            new SnapshotHead(
                head.cycle(), head.takenAt(), head.turnout(), warned, head.statistics())),
        parts.stream().skip(1));
  }

  /** Returns a cycle whose votes are counted. */
  public static Stream<SnapshotPart> counted(int proposals, IntFunction<String> names) {
    var cycle = cycle(3, "Participatory budget 2025", "PLN", BUDGET, CyclePhase.IMPLEMENTATION);
    var parts = Stream.<SnapshotPart>of(head(cycle, proposals));
    parts =
        Stream.concat(
            parts,
            IntStream.range(0, proposals)
                .mapToObj(i -> proposal(i, names.apply(i), count(i, proposals))));
    if (proposals > 4) {
      parts =
          Stream.concat(
              parts, Stream.of(new SnapshotTie(3, List.of(FIRST_ID + 3, FIRST_ID + 2), "lot")));
    }
    return Stream.concat(parts, IntStream.range(0, proposals).mapToObj(SampleSnapshots::step));
  }

  /** Returns ordinary and unusual names, one of them with 500 characters. */
  public static String name(int index) {
    if (index == 10) {
      return "A very long name ".repeat(30).substring(0, 500);
    }
    return index < NAMES.size() ? NAMES.get(index) : "Playground number " + (index + 1);
  }

  private static Cycle cycle(
      long id, String name, @Nullable String currency, BigDecimal budget, CyclePhase phase) {
    return new Cycle(
        id,
        name,
        currency,
        currency == null ? null : "Wieliczka",
        null,
        budget,
        "approval",
        phase,
        true,
        Instant.parse("2025-01-02T03:04:05Z"),
        null,
        0,
        "r" + id,
        List.of("ada", "bob"));
  }

  private static SnapshotHead head(Cycle cycle, int proposals) {
    var voted = 9_641L;
    var outcome =
        new CycleOutcome(
            Instant.parse("2025-10-11T12:00:00Z"),
            "equal-shares",
            "equal-shares-1",
            List.of("lower_cost", "votes", "lot"),
            new BigDecimal("1000000.25"),
            voted,
            new EqualShare(new BigDecimal("129.654321"), 17),
            null,
            List.of("No minimum score is known, so every score counts."),
            "ab".repeat(32),
            new OutcomeOverride(List.of(FIRST_ID), "The council decided so.", TAKEN_AT));
    var statistics =
        new CycleStatistics(
            48_200L,
            voted,
            new BigDecimal("0.2"),
            312,
            groups(),
            IntStream.rangeClosed(0, 5).mapToObj(i -> new BallotSize(i, 100L * i + 17)).toList(),
            new BigDecimal("3.4567"),
            new BigDecimal("0.0031"),
            costs(),
            CATEGORIES.stream().map(SampleSnapshots::category).toList(),
            new BigDecimal("0.8123"),
            new BigDecimal("1.7"),
            List.of(new BallotsByWinnerCount(0, 1_809), new BallotsByWinnerCount(1, 7_832)));
    return new SnapshotHead(
        cycle,
        TAKEN_AT,
        new CycleTurnout(48_200L, voted),
        outcome,
        proposals == 0 ? null : statistics);
  }

  private static List<BallotGroup> groups() {
    return List.of(
        new BallotGroup("age", "30-39", 9_000L, 2_411, 8_000L),
        new BallotGroup("age", "20-29", 8_000L, 1_809, 6_400L),
        new BallotGroup("age", "60-69", 7_700L, 1_777, 5_100L),
        new BallotGroup("age", null, null, 12, null),
        new BallotGroup("district", "Śródmieście", 12_000L, 4_000, null),
        new BallotGroup("district", "Stare Miasto", 10_000L, 2_107, null),
        new BallotGroup("sex", "F", 25_000L, 5_100, null),
        new BallotGroup("sex", "M", 23_200L, 4_541, null));
  }

  private static ProposalCosts costs() {
    return new ProposalCosts(
        new BigDecimal("1000"),
        new BigDecimal("50000.5"),
        new BigDecimal("61234.5678"),
        new BigDecimal("400000"));
  }

  private static CategoryStatistics category(String name) {
    var place = CATEGORIES.indexOf(name) + 1;
    return new CategoryStatistics(
        name,
        place * 3,
        costs(),
        place * 1_000L,
        new BigDecimal(place).movePointLeft(1),
        new BigDecimal(place * 60_000L),
        new BigDecimal("0.2"));
  }

  private static CountedProposal count(int index, int proposals) {
    var votes = 5_000L * (proposals - index) / proposals;
    return new CountedProposal(votes, BigDecimal.valueOf(votes), index + 1, index % 3 == 0);
  }

  private static SnapshotStep step(int index) {
    var taken = index % 3 == 0;
    return new SnapshotStep(
        index + 1,
        FIRST_ID + index,
        taken,
        taken ? "most effective votes" : "supporters cannot pay",
        null,
        new BigDecimal("1234.567891").subtract(BigDecimal.valueOf(index)),
        new BigDecimal("0.000123"),
        null,
        new BigDecimal("1234567890.123456").subtract(BigDecimal.valueOf(index)),
        new BigDecimal("123456789.123456").subtract(BigDecimal.valueOf(index)),
        taken ? null : index,
        taken ? null : new BigDecimal("87.654321"));
  }

  private static SnapshotProposal proposal(
      int index, String name, @Nullable CountedProposal count) {
    var withdrawn = index % 11 == 9;
    return new SnapshotProposal(
        FIRST_ID + index,
        index % 2 == 0 ? 500L + index : null,
        "BO/" + index,
        name,
        BigDecimal.valueOf(100_000L * (index % 40 + 1) + index, 2),
        index % 7 == 6 ? List.of() : List.of(CATEGORIES.get(index % CATEGORIES.size())),
        List.of("Children", "Seniors"),
        "Main square " + index,
        new BigDecimal("49.987654"),
        new BigDecimal("20.064321"),
        withdrawn ? new ProposalWithdrawal(TAKEN_AT, "Built already.", null) : null,
        count != null && count.selected()
            ? new ProposalImplementation("in_progress", "Work has begun.", TAKEN_AT)
            : null,
        count == null ? null : count.selected() ? 1 : 0,
        count);
  }
}
