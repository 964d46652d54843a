package io.insula.reporting.internal.source;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleOutcome;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.SnapshotHead;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The responses of the other backend about cycle 7, and the snapshot to be made from them. */
final class SnapshotAnswers {
  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private static final String CYCLE =
      """
      "cycle_id": "7", "name": "A greener yard 🌳", "currency": "EUR", "unit": "Zürich",
      "subunit": null, "budget": 1000.50, "ballot": {"type": "approval"}, "phase": "%s",
      "public": true, "created_at": "2026-04-01T08:00:00Z", "revision": "%s",
      "admins": ["tess", "uma"], "turnout": {"eligible": 40, "voted": 12}
      """;

  private static final String RESULTS =
      """
      "results": {
        "counted_at": "2026-04-20T10:00:00.123456Z", "rule": "equal-shares",
        "rule_version": "equal-shares 1", "tie_order": ["lower_cost", "lot"], "spent": 900.0,
        "ballots": 12, "warnings": ["odd"], "receipts_root": "ab12",
        "shares": {"share": 12.500001, "raised_by": 3},
        "comparison": {"prefer_greedy": 4, "prefer_equal_shares": 5, "greedy_taken": false},
        "override": {"selected": ["1", "2"], "reason": "The board", "overridden_at": "2026-04-21T00:00:00Z"},
        "ties": %s, "trace": %s
      }
      """;

  private static final String STATISTICS =
      """
      "statistics": {
        "eligible": 40, "voted": 12, "turnout": 0.3, "on_paper": 2,
        "groups": [{"attribute": "age", "value": null, "eligible": null, "ballots": 12, "named": null}],
        "ballot_sizes": [{"size": 2, "ballots": 12}], "mean_ballot_size": 2,
        "proposals_per_participant": 0.25,
        "costs": {"minimum": 1, "median": 2, "mean": 2.5, "maximum": 4},
        "categories": [{"category": "green", "proposals": 3,
          "costs": {"minimum": 1, "median": 2, "mean": 2.5, "maximum": 4},
          "votes": 20, "vote_share": 0.8, "funded": 900, "money_share": 1}],
        "ballots_with_winner": 0.75, "mean_winners": 1.5,
        "winners_per_ballot": [{"winners": 2, "ballots": 9}]
      }
      """;

  private SnapshotAnswers() {}

  /** Returns a cycle whose vote is open. */
  static String open(String revision, String proposals) {
    return answer(
        CYCLE.formatted("voting", revision)
            + ", \"phase_changes\": [], \"statistics\": null, \"results\": null, \"proposals\": "
            + proposals);
  }

  /** Returns a closed cycle. */
  static String closed(String revision, String proposals, String ties, String trace) {
    return answer(
        CYCLE.formatted("closed", revision)
            + """
            , "phase_changes": [{"to": "closed", "changed_at": "2026-04-30T00:00:00Z"},
              {"to": "refinement", "changed_at": "2026-04-02T00:00:00Z"}],
            """
            + STATISTICS
            + ","
            + RESULTS.formatted(ties, trace)
            + ", \"proposals\": "
            + proposals);
  }

  static String more(String revision, String field, String page) {
    return answer("\"revision\": \"%s\", \"%s\": %s".formatted(revision, field, page));
  }

  static String moreResults(String revision, String field, String page) {
    return more(revision, "results", "{\"%s\": %s}".formatted(field, page));
  }

  static String revision(String revision) {
    return answer("\"revision\": \"%s\"".formatted(revision));
  }

  private static String answer(String cycle) {
    return "{\"data\": {\"cycle\": {" + cycle + "}}}";
  }

  /** Returns a page, with the cursor of the next page or none. */
  static String page(String next, String... nodes) {
    return "{\"nodes\": [%s], \"has_next_page\": %s, \"end_cursor\": %s}"
        .formatted(
            String.join(",", nodes), !next.isEmpty(), next.isEmpty() ? "null" : "\"" + next + "\"");
  }

  static String proposal(long id) {
    return """
    {"proposal_id": "%d", "project_id": null, "external_id": null, "name": "Proposal %d",
     "cost": 12.50, "categories": ["green"], "beneficiaries": [], "place": null, "latitude": null,
     "longitude": null, "withdrawn": false, "withdrawn_at": null, "withdrawn_reason": null,
     "merged_into": null, "implementation": null, "count": null}
    """
        .formatted(id, id);
  }

  static String wholeProposal() {
    return """
    {"proposal_id": "1", "project_id": "11", "external_id": "x", "name": "=A1", "cost": 12.50,
     "categories": ["green"], "beneficiaries": ["children"], "place": "Lake", "latitude": 47.37,
     "longitude": -8.5, "withdrawn": true, "withdrawn_at": "2026-04-03T00:00:00Z",
     "withdrawn_reason": "Twice", "merged_into": "2",
     "implementation": {"status": "done", "note": null, "noted_at": "2026-04-29T00:00:00Z"},
     "count": {"votes": 9, "score": 9.0, "rank": 1, "selected": true, "official_selected": 3}}
    """;
  }

  static String tie(int step) {
    return "{\"step\": %d, \"proposal_ids\": [\"2\", \"1\"], \"decided_by\": \"lot\"}"
        .formatted(step);
  }

  static String step(int step) {
    return """
    {"step": %d, "proposal_id": "1", "taken": true, "reason": "It fits.", "score": null,
     "effective_votes": 1.5, "price": 2.5, "load": null, "money_before": 100, "money_after": 87.50,
     "unpayable_after_step": 0, "effective_support_percent": 33.3}
    """
        .formatted(step);
  }

  static Cycle cycle(CyclePhase phase, String revision) {
    return new Cycle(
        7,
        "A greener yard 🌳",
        "EUR",
        "Zürich",
        null,
        new BigDecimal("1000.50"),
        "approval",
        phase,
        true,
        Instant.parse("2026-04-01T08:00:00Z"),
        phase.isActive() ? null : Instant.parse("2026-04-30T00:00:00Z"),
        12,
        revision,
        List.of("tess", "uma"));
  }

  static SnapshotHead closedHead(String revision) {
    return new SnapshotHead(
        cycle(CyclePhase.CLOSED, revision),
        NOW,
        new CycleTurnout(40L, 12),
        new CycleOutcome(
            Instant.parse("2026-04-20T10:00:00.123456Z"),
            "equal-shares",
            "equal-shares 1",
            List.of("lower_cost", "lot"),
            new BigDecimal("900.0"),
            12,
            new EqualShare(new BigDecimal("12.500001"), 3),
            new RuleComparison(4, 5, false),
            List.of("odd"),
            "ab12",
            new OutcomeOverride(
                List.of(1L, 2L), "The board", Instant.parse("2026-04-21T00:00:00Z"))),
        statistics());
  }

  private static CycleStatistics statistics() {
    var costs =
        new ProposalCosts(
            new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("4"));
    return new CycleStatistics(
        40L,
        12,
        new BigDecimal("0.3"),
        2,
        List.of(new BallotGroup("age", null, null, 12, null)),
        List.of(new BallotSize(2, 12)),
        new BigDecimal("2"),
        new BigDecimal("0.25"),
        costs,
        List.of(
            new CategoryStatistics(
                "green",
                3,
                costs,
                20,
                new BigDecimal("0.8"),
                new BigDecimal("900"),
                new BigDecimal("1"))),
        new BigDecimal("0.75"),
        new BigDecimal("1.5"),
        List.of(new BallotsByWinnerCount(2, 9)));
  }
}
