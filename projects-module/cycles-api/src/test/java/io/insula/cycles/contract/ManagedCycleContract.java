package io.insula.cycles.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.cycles.BallotGroup;
import io.insula.cycles.CountedProposal;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.Cycles;
import io.insula.cycles.EqualShare;
import io.insula.cycles.NewProposal;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The contract of {@link Cycles} for cycles that were not imported. */
public abstract class ManagedCycleContract {
  /**
   * The last project id that a test used. It starts at {@link System#nanoTime}, so that no two
   * tests share a project, even in different runs.
   */
  private static final AtomicLong PROJECTS = new AtomicLong(System.nanoTime());

  /** Returns the implementation that is tested; each call returns the same instance. */
  protected abstract Cycles api();

  /** Returns a client of the app's web routes. */
  protected abstract CyclesWebClient web();

  @Test
  void a_cycle_names_its_own_admins_and_is_found_by_each_of_them() {
    var id = web().open();
    var admin = "teacher" + id;
    assertThat(api().get(id).admins()).isEmpty();

    web().put(id, "/admins", Map.of("usernames", List.of(admin, "bea")));

    assertThat(api().get(id).admins()).containsExactly("bea", admin);
    assertThat(listed(new CycleFilter(false, admin))).containsExactly(id);
    assertThat(listed(new CycleFilter(true, admin))).containsExactly(id);
    assertThat(listed(new CycleFilter(false, "Teacher" + id))).isEmpty();
    assertThat(listed(new CycleFilter(false, "nobody" + id))).isEmpty();
    assertThat(listed(CycleFilter.ALL)).contains(id);
  }

  private List<Long> listed(CycleFilter filter) {
    return api().list(filter, new PageRequest(PageRequest.DEFAULT_LIMIT, null)).items().stream()
        .map(Cycle::id)
        .toList();
  }

  @Test
  void the_revision_changes_when_the_snapshot_changes() {
    var id = web().open();
    var first = api().get(id).revision();
    assertThat(api().get(id).revision()).isEqualTo(first);

    api().addProposal(proposal(id, "Trees", "10"));

    var second = api().get(id).revision();
    assertThat(second).isNotEqualTo(first);
    assertThat(head(id).cycle().revision()).isEqualTo(second);
    assertThat(api().list(CycleFilter.ALL, new PageRequest(1, id + 1)).items())
        .extracting(Cycle::revision)
        .containsExactly(second);
  }

  @Test
  void while_people_vote_the_turnout_is_shown_and_nothing_else() {
    var id = web().open(Map.of("who", "roster"));
    var trees = api().addProposal(proposal(id, "Trees", "10"));
    web().roster(id, "ana", "bob", "cem");
    assertThat(head(id).turnout()).isNull();
    web().move(id, CyclePhase.REFINEMENT, CyclePhase.VOTING);
    var before = api().get(id).revision();

    web().paper(id, 1, trees);

    assertThat(head(id))
        .satisfies(head -> assertThat(head.turnout()).isEqualTo(new CycleTurnout(3L, 1)))
        .satisfies(head -> assertThat(head.outcome()).isNull())
        .satisfies(head -> assertThat(head.statistics()).isNull())
        .satisfies(head -> assertThat(head.cycle().revision()).isNotEqualTo(before));
    assertThat(proposals(id)).extracting(SnapshotProposal::count).containsOnlyNulls().hasSize(1);
  }

  @Test
  void a_count_by_equal_shares_has_everything_needed_to_check_it() {
    var rule = Map.of("rule", "equal-shares", "comparison", true);
    var id = web().open(Map.of("who", "roster", "rule", rule));
    var trees = api().addProposal(proposal(id, "Trees", "600"));
    var benches = api().addProposal(proposal(id, "Benches", "400"));
    web().roster(id, "ana", "bob", "cem", "dee", "eli", "fay", "gus", "han");
    web().move(id, CyclePhase.REFINEMENT, CyclePhase.VOTING);
    for (var number = 1; number <= 5; number++) {
      web().paper(id, number, number <= 3 ? trees : benches);
    }
    web().move(id, CyclePhase.IMPLEMENTATION);

    var head = head(id);
    var outcome = Objects.requireNonNull(head.outcome());
    assertThat(head.turnout()).isEqualTo(new CycleTurnout(8L, 5));
    assertThat(outcome.countedAt()).isBetween(head.cycle().createdAt(), head.takenAt());
    assertThat(outcome.share())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(new EqualShare(BigDecimal.valueOf(200), 0));
    assertThat(outcome.comparison()).isEqualTo(new RuleComparison(0, 0, false));
    assertThat(outcome.receiptsRoot()).matches("[0-9a-f]{64}");
    assertThat(outcome.override()).isNull();
    var statistics = Objects.requireNonNull(head.statistics());
    assertThat(statistics.eligible()).isEqualTo(8);
    assertThat(statistics.voted()).isEqualTo(5);
    assertThat(statistics.turnout()).isEqualByComparingTo("0.625");
    assertThat(statistics.onPaper()).isEqualTo(5);
    assertThat(statistics.groups())
        .containsExactly(new BallotGroup("voting_method", "paper", null, 5, 5L));
    assertThat(parts(id, SnapshotStep.class).getFirst().price()).isNotNull();
    assertThat(proposals(id))
        .extracting(SnapshotProposal::count)
        .containsExactly(
            new CountedProposal(3, new BigDecimal("3"), 1, true),
            new CountedProposal(2, new BigDecimal("2"), 2, true));
  }

  @Test
  void overrides_and_notes_of_admins_are_shown_with_the_count() {
    var id = web().open();
    var trees = api().addProposal(proposal(id, "Trees", "600"));
    web().move(id, CyclePhase.REFINEMENT, CyclePhase.VOTING, CyclePhase.IMPLEMENTATION);
    assertThat(proposals(id).getFirst().implementation()).isNull();

    web().put(id, "/override", Map.of("selected", List.of(trees), "reason", "Nobody voted"));
    web().note(id, trees, "in_progress");

    var head = head(id);
    var override = Objects.requireNonNull(Objects.requireNonNull(head.outcome()).override());
    assertThat(override.selected()).containsExactly(trees);
    assertThat(override.reason()).isEqualTo("Nobody voted");
    assertThat(override.overriddenAt()).isBetween(head.cycle().createdAt(), head.takenAt());
    assertThat(proposals(id).getFirst().implementation())
        .satisfies(note -> assertThat(note.status()).isEqualTo("in_progress"))
        .satisfies(note -> assertThat(note.note()).isNull())
        .satisfies(note -> assertThat(note.notedAt()).isAfter(head.cycle().createdAt()));
  }

  @Test
  void a_withdrawn_proposal_is_marked_and_keeps_its_cost() {
    var id = web().open();
    var trees = api().addProposal(proposal(id, "Trees", "600"));
    var bushes = api().addProposal(proposal(id, "Bushes", "60"));
    var benches = api().addProposal(proposal(id, "Benches", "400"));

    web().withdraw(id, benches, "Too heavy");
    web().merge(id, bushes, trees, "The same");

    var found = proposals(id);
    assertThat(found.get(0).withdrawal()).isNull();
    assertThat(found.get(1).withdrawal())
        .satisfies(withdrawal -> assertThat(withdrawal.mergedInto()).isEqualTo(trees))
        .satisfies(withdrawal -> assertThat(withdrawal.reason()).isEqualTo("The same"));
    assertThat(found.get(2).withdrawal())
        .satisfies(withdrawal -> assertThat(withdrawal.withdrawnAt()).isNotNull())
        .satisfies(withdrawal -> assertThat(withdrawal.mergedInto()).isNull())
        .satisfies(withdrawal -> assertThat(withdrawal.reason()).isEqualTo("Too heavy"));
    assertThat(found.get(2).cost()).isEqualByComparingTo("400");
  }

  static NewProposal proposal(long cycleId, String name, String cost) {
    return new NewProposal(
        cycleId, PROJECTS.incrementAndGet(), name, new BigDecimal(cost), List.of("ü", "b"), "adé");
  }

  List<SnapshotPart> snapshot(long cycleId) {
    try (var parts = api().snapshot(cycleId)) {
      return parts.toList();
    }
  }

  static <T extends SnapshotPart> List<T> partsOf(Class<T> type, List<SnapshotPart> parts) {
    return parts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <T extends SnapshotPart> List<T> parts(long cycleId, Class<T> type) {
    return partsOf(type, snapshot(cycleId));
  }

  private SnapshotHead head(long cycleId) {
    return parts(cycleId, SnapshotHead.class).getFirst();
  }

  private List<SnapshotProposal> proposals(long cycleId) {
    return parts(cycleId, SnapshotProposal.class);
  }
}
