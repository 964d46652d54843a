package io.insula.reporting.internal.source;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.CycleOutcome;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.SnapshotHead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes the head of a snapshot (the cycle with its turnout, outcome and statistics) from a response
 * of the other backend.
 */
final class SnapshotHeadParser {
  private SnapshotHeadParser() {}

  static SnapshotHead head(JsonObjectReader cycle, Instant takenAt) {
    return new SnapshotHead(
        GraphQlCycleParser.cycle(cycle),
        takenAt,
        GraphQlCycleParser.turnout(cycle),
        outcome(cycle.objectOrNull("results")),
        statistics(cycle.objectOrNull("statistics")));
  }

  private static @Nullable CycleOutcome outcome(@Nullable JsonObjectReader results) {
    return results == null
        ? null
        : new CycleOutcome(
            results.time("counted_at"),
            results.text("rule"),
            results.text("rule_version"),
            results.texts("tie_order"),
            results.decimal("spent"),
            results.count("ballots"),
            share(results.objectOrNull("shares")),
            comparison(results.objectOrNull("comparison")),
            results.texts("warnings"),
            results.textOrNull("receipts_root"),
            override(results.objectOrNull("override")));
  }

  private static @Nullable EqualShare share(@Nullable JsonObjectReader share) {
    return share == null ? null : new EqualShare(share.decimal("share"), share.count("raised_by"));
  }

  private static @Nullable RuleComparison comparison(@Nullable JsonObjectReader comparison) {
    return comparison == null
        ? null
        : new RuleComparison(
            comparison.count("prefer_greedy"),
            comparison.count("prefer_equal_shares"),
            comparison.flag("greedy_taken"));
  }

  private static @Nullable OutcomeOverride override(@Nullable JsonObjectReader override) {
    return override == null
        ? null
        : new OutcomeOverride(
            override.ids("selected"), override.text("reason"), override.time("overridden_at"));
  }

  private static @Nullable CycleStatistics statistics(@Nullable JsonObjectReader statistics) {
    return statistics == null
        ? null
        : new CycleStatistics(
            statistics.countOrNull("eligible"),
            statistics.count("voted"),
            statistics.decimalOrNull("turnout"),
            statistics.count("on_paper"),
            statistics.objects("groups").stream().map(SnapshotHeadParser::group).toList(),
            statistics.objects("ballot_sizes").stream().map(SnapshotHeadParser::size).toList(),
            statistics.decimal("mean_ballot_size"),
            statistics.decimalOrNull("proposals_per_participant"),
            costsOrNull(statistics.objectOrNull("costs")),
            statistics.objects("categories").stream().map(SnapshotHeadParser::category).toList(),
            statistics.decimal("ballots_with_winner"),
            statistics.decimal("mean_winners"),
            statistics.objects("winners_per_ballot").stream()
                .map(SnapshotHeadParser::winners)
                .toList());
  }

  private static BallotGroup group(JsonObjectReader group) {
    return new BallotGroup(
        group.text("attribute"),
        group.textOrNull("value"),
        group.countOrNull("eligible"),
        group.count("ballots"),
        group.countOrNull("named"));
  }

  private static BallotSize size(JsonObjectReader size) {
    return new BallotSize(size.number("size"), size.count("ballots"));
  }

  private static BallotsByWinnerCount winners(JsonObjectReader winners) {
    return new BallotsByWinnerCount(winners.number("winners"), winners.count("ballots"));
  }

  private static CategoryStatistics category(JsonObjectReader category) {
    return new CategoryStatistics(
        category.textOrNull("category"),
        category.number("proposals"),
        costs(category.object("costs")),
        category.count("votes"),
        category.decimal("vote_share"),
        category.decimal("funded"),
        category.decimal("money_share"));
  }

  private static @Nullable ProposalCosts costsOrNull(@Nullable JsonObjectReader costs) {
    return costs == null ? null : costs(costs);
  }

  private static ProposalCosts costs(JsonObjectReader costs) {
    return new ProposalCosts(
        costs.decimal("minimum"),
        costs.decimal("median"),
        costs.decimal("mean"),
        costs.decimal("maximum"));
  }
}
