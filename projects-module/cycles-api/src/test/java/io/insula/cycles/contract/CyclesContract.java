package io.insula.cycles.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.CountedProposal;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.Cycles;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Cycles}, which holds for a local and a remote app. */
public abstract class CyclesContract extends CycleProposalsContract {
  private static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.DEFAULT_LIMIT, null);

  private final Cycles cycles = api();

  @Test
  void a_cycle_is_read_as_it_was_imported() {
    var id = upload(ContractElections.SMALL);

    var cycle = cycles.get(id);

    assertThat(cycle)
        .isEqualTo(
            new Cycle(
                id,
                "Spielstraße 𝄞",
                "CHF",
                "Zürich",
                "Kreis 4",
                new BigDecimal("100.5"),
                "approval",
                CyclePhase.CLOSED,
                false,
                cycle.createdAt(),
                cycle.createdAt(),
                13,
                cycle.revision(),
                List.of()));
    assertThat(cycle.isActive()).isFalse();
  }

  @Test
  void values_missing_in_a_file_are_missing_in_the_cycle() {
    var cycle = cycles.get(upload(ContractElections.large(1, 1)));

    assertThat(cycle.currency()).isNull();
    assertThat(cycle.unit()).isNull();
    assertThat(cycle.subunit()).isNull();
  }

  @Test
  void pages_follow_each_other_newest_first() {
    var made = IntStream.range(0, 5).mapToObj(_ -> upload(ContractElections.large(1, 1))).toList();

    var seen = new ArrayList<Long>();
    @Nullable Long before = null;
    do {
      var page = cycles.list(CycleFilter.ALL, new PageRequest(2, before));
      page.items().forEach(cycle -> seen.add(cycle.id()));
      before = page.nextBefore();
    } while (before != null);

    assertThat(seen).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    assertThat(seen).startsWith(made.reversed().toArray(Long[]::new));
    assertThat(cycles.list(CycleFilter.ALL, FIRST_PAGE).items())
        .contains(cycles.get(made.getFirst()));
  }

  @Test
  void a_closed_cycle_is_not_among_the_active_ones() {
    var open = web().open();
    var closed = upload(ContractElections.SMALL);

    assertThat(cycles.list(CycleFilter.ACTIVE, FIRST_PAGE).items())
        .extracting(Cycle::id)
        .contains(open)
        .doesNotContain(closed);
  }

  @Test
  void a_snapshot_begins_with_the_cycle_and_its_outcome() {
    var id = upload(ContractElections.SMALL);

    var head = (SnapshotHead) snapshot(id).getFirst();

    assertThat(head.cycle()).isEqualTo(cycles.get(id));
    assertThat(head.takenAt()).isAfterOrEqualTo(head.cycle().createdAt());
    var outcome = Objects.requireNonNull(head.outcome());
    assertThat(head.turnout()).isNull();
    assertThat(outcome.countedAt())
        .isAfterOrEqualTo(head.cycle().createdAt())
        .isBeforeOrEqualTo(head.takenAt());
    assertThat(outcome.share()).isNull();
    assertThat(outcome.comparison()).isNull();
    assertThat(outcome.receiptsRoot()).isNull();
    assertThat(outcome.override()).isNull();
    assertThat(outcome.rule()).isEqualTo("greedy");
    assertThat(outcome.ruleVersion()).startsWith("greedy");
    assertThat(outcome.tieOrder()).containsExactly("lower_cost", "file_order");
    assertThat(outcome.spent()).isEqualByComparingTo("100.5");
    assertThat(outcome.ballots()).isEqualTo(13);
    assertThat(outcome.warnings()).isEmpty();
  }

  @Test
  void ballots_are_returned_as_counts_and_small_groups_are_merged() {
    var head = (SnapshotHead) snapshot(upload(ContractElections.SMALL)).getFirst();

    var statistics = Objects.requireNonNull(head.statistics());

    assertThat(statistics)
        .isEqualTo(
            new CycleStatistics(
                null,
                13,
                null,
                0,
                statistics.groups(),
                statistics.ballotSizes(),
                new BigDecimal("1.2308"),
                new BigDecimal("0.2308"),
                costs("40", "40", "46.8333", "60.5"),
                List.of(
                    new CategoryStatistics(
                        "green",
                        1,
                        costs("60.5", "60.5", "60.5", "60.5"),
                        12,
                        new BigDecimal("0.75"),
                        new BigDecimal("60.5"),
                        new BigDecimal("0.602")),
                    new CategoryStatistics(
                        "quiet",
                        1,
                        costs("60.5", "60.5", "60.5", "60.5"),
                        12,
                        new BigDecimal("0.75"),
                        new BigDecimal("60.5"),
                        new BigDecimal("0.602")),
                    new CategoryStatistics(
                        null,
                        2,
                        costs("40", "40", "40", "40"),
                        4,
                        new BigDecimal("0.25"),
                        new BigDecimal("40"),
                        new BigDecimal("0.398"))),
                new BigDecimal("0.9231"),
                new BigDecimal("1.0769"),
                List.of(
                    new BallotsByWinnerCount(0, 1),
                    new BallotsByWinnerCount(1, 10),
                    new BallotsByWinnerCount(2, 2))));
    assertThat(statistics.ballotSizes())
        .containsExactly(new BallotSize(0, 1), new BallotSize(1, 8), new BallotSize(2, 4));
    assertThat(statistics.groups())
        .containsExactly(
            new BallotGroup("age", "30-39", null, 7, 8L),
            new BallotGroup("age", null, null, 6, 8L),
            new BallotGroup("sex", "F", null, 5, 9L),
            new BallotGroup("sex", null, null, 8, 7L));
  }

  private static ProposalCosts costs(String minimum, String median, String mean, String maximum) {
    return new ProposalCosts(
        new BigDecimal(minimum),
        new BigDecimal(median),
        new BigDecimal(mean),
        new BigDecimal(maximum));
  }

  @Test
  void each_proposal_has_its_result() {
    var proposals = partsOf(SnapshotProposal.class, snapshot(upload(ContractElections.SMALL)));

    assertThat(proposals)
        .extracting(SnapshotProposal::externalId)
        .containsExactly("a", "b", "c", "w");
    var first = proposals.getFirst();
    assertThat(first)
        .isEqualTo(
            new SnapshotProposal(
                first.id(),
                null,
                "a",
                "Trees",
                new BigDecimal("60.5"),
                List.of("green", "quiet"),
                List.of("children"),
                "Lake",
                new BigDecimal("47.37"),
                new BigDecimal("8.53"),
                null,
                null,
                1,
                new CountedProposal(12, new BigDecimal("12"), 1, true)));
    assertThat(proposals)
        .extracting(SnapshotProposal::count)
        .containsExactly(
            new CountedProposal(12, new BigDecimal("12"), 1, true),
            new CountedProposal(2, new BigDecimal("2"), 2, true),
            new CountedProposal(2, new BigDecimal("2"), 3, false),
            new CountedProposal(0, new BigDecimal("0"), 4, false));
    assertThat(proposals)
        .extracting(SnapshotProposal::withdrawal)
        .containsExactly(null, null, null, new ProposalWithdrawal(null, null, null));
    assertThat(proposals.getLast().cost()).isEqualByComparingTo("999999999");
    assertThat(proposals.get(2).latitude()).isNull();
    assertThat(proposals.get(2).place()).isNull();
    assertThat(proposals.get(2).categories()).isEmpty();
  }

  @Test
  void the_ties_and_the_trace_come_last() {
    var parts = snapshot(upload(ContractElections.SMALL));
    var ids = partsOf(SnapshotProposal.class, parts).stream().map(SnapshotProposal::id).toList();

    assertThat(parts)
        .extracting(Object::getClass)
        .doesNotContainNull()
        .isSortedAccordingTo((one, other) -> Integer.compare(order(one), order(other)));
    assertThat(partsOf(SnapshotTie.class, parts))
        .containsExactly(new SnapshotTie(2, ids.subList(1, 3), "file_order"));
    var steps = partsOf(SnapshotStep.class, parts);
    assertThat(steps).extracting(SnapshotStep::step).startsWith(1, 2, 3);
    assertThat(steps).extracting(SnapshotStep::proposalId).startsWith(ids.get(0), ids.get(1));
    assertThat(steps.getFirst())
        .satisfies(step -> assertThat(step.taken()).isTrue())
        .satisfies(step -> assertThat(step.score()).isEqualByComparingTo("12"))
        .satisfies(step -> assertThat(step.moneyBefore()).isEqualByComparingTo("100.5"))
        .satisfies(step -> assertThat(step.moneyAfter()).isEqualByComparingTo("40"))
        .satisfies(step -> assertThat(step.price()).isNull())
        .satisfies(step -> assertThat(step.load()).isNull());
  }

  private static int order(Class<?> part) {
    return List.of(
            SnapshotHead.class, SnapshotProposal.class, SnapshotTie.class, SnapshotStep.class)
        .indexOf(part);
  }

  @Test
  void a_large_snapshot_arrives_complete_and_in_order() {
    var id = upload(ContractElections.large(3_000, 30_000));

    var parts = snapshot(id);

    assertThat(partsOf(SnapshotProposal.class, parts))
        .hasSize(3_000)
        .allMatch(each -> each.count() != null && each.count().votes() == 10)
        .extracting(SnapshotProposal::externalId)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 3_000).mapToObj(Integer::toString).toList());
    assertThat(partsOf(SnapshotStep.class, parts)).hasSize(3_000);
  }

  @Test
  void a_snapshot_can_be_closed_after_only_its_head_was_read() {
    var id = upload(ContractElections.large(3_000, 10));

    try (var parts = cycles.snapshot(id)) {
      assertThat(parts.findFirst()).containsInstanceOf(SnapshotHead.class);
    }
    assertThat(cycles.get(id).ballots()).isEqualTo(10);
  }

  @Test
  void a_missing_cycle_is_reported_with_its_id() {
    assertMissing(() -> cycles.get(NOWHERE));
    assertMissing(
        () -> {
          try (var parts = cycles.snapshot(NOWHERE)) {
            parts.forEach(_ -> {});
          }
        });
  }
}
