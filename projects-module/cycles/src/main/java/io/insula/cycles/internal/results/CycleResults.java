package io.insula.cycles.internal.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.internal.count.CountResult;
import io.insula.cycles.internal.count.Labelled;
import io.insula.cycles.internal.count.Tie;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.statistics.ProposalOutcome;
import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a count, and all that it takes to check it.
 *
 * @param ruleVersion names the code that counted
 * @param settings the rule with its options
 * @param tieOrder what decided between equal proposals, the first that told them apart
 * @param spent what the winners cost together
 * @param ballots how many there are, empty ones included
 * @param trace step by step; left out if nobody asked for it
 * @param ties that neither the rule nor costs and votes decided
 * @param shares by which equal shares found its outcome; null in other rules
 * @param comparison of the outcomes of greedy and equal shares; null where none was asked for
 * @param warnings what is odd about the election
 * @param statistics on who voted, what proposals cost and what voters got
 * @param receiptsRoot the root of the Merkle tree over the receipts of the counted ballots, in hex;
 *     null where the votes came in a file, and in a preview
 * @param override what the admins decided otherwise; null if nothing
 * @param countedAt when it was counted; null in a preview. The route does not show it
 */
@Introspected
public record CycleResults(
    long cycleId,
    String ballotType,
    String rule,
    String ruleVersion,
    RuleSettings settings,
    List<String> tieOrder,
    BigDecimal budget,
    BigDecimal spent,
    long ballots,
    List<ProposalLine> proposals,
    @LeftOutIfNull @Nullable List<TraceLine> trace,
    List<TieLine> ties,
    @Nullable EqualShare shares,
    @Nullable RuleComparison comparison,
    List<String> warnings,
    @Nullable CycleStatistics statistics,
    @Nullable String receiptsRoot,
    @Nullable OutcomeOverride override,
    @JsonIgnore @Nullable Instant countedAt) {
  static CycleResults of(
      long cycleId, List<StoredProposal> proposals, CountResult count, List<String> warnings) {
    var all = new ArrayList<>(warnings);
    all.addAll(count.warnings());
    var shares = count.shares();
    var comparison = count.comparison();
    return new CycleResults(
        cycleId,
        count.ballotType().label(),
        count.rule().rule().label(),
        count.ruleVersion(),
        RuleSettings.of(count.rule()),
        count.tieOrder().criteria().stream().map(Labelled::label).toList(),
        count.budget(),
        count.spent(),
        count.ballots(),
        IntStream.range(0, proposals.size())
            .mapToObj(i -> ProposalLine.of(proposals.get(i), count.proposals().get(i)))
            .toList(),
        count.trace().stream().map(TraceLine::of).toList(),
        count.ties().stream().map(TieLine::of).toList(),
        shares == null ? null : new EqualShare(shares.share(), shares.raisedBy()),
        comparison == null
            ? null
            : new RuleComparison(
                comparison.preferGreedy(),
                comparison.preferEqualShares(),
                comparison.greedyTaken()),
        all,
        null,
        null,
        null,
        null);
  }

  CycleResults with(
      @Nullable List<TraceLine> otherTrace, @Nullable CycleStatistics otherStatistics) {
    return with(otherTrace, otherStatistics, receiptsRoot, override, countedAt);
  }

  /** The same with what stands beside the count. */
  CycleResults beside(Instant at, @Nullable String root, @Nullable OutcomeOverride other) {
    return with(trace, statistics, root, other, at);
  }

  private CycleResults with(
      @Nullable List<TraceLine> otherTrace,
      @Nullable CycleStatistics otherStatistics,
      @Nullable String otherRoot,
      @Nullable OutcomeOverride otherOverride,
      @Nullable Instant at) {
    return new CycleResults(
        cycleId,
        ballotType,
        rule,
        ruleVersion,
        settings,
        tieOrder,
        budget,
        spent,
        ballots,
        proposals,
        otherTrace,
        ties,
        shares,
        comparison,
        warnings,
        otherStatistics,
        otherRoot,
        otherOverride,
        at);
  }

  /** How each proposal did, by its id. */
  Map<Long, ProposalOutcome> outcomes() {
    return proposals.stream()
        .collect(
            Collectors.toMap(
                ProposalLine::proposalId,
                each -> new ProposalOutcome(each.votes(), each.selected())));
  }

  /**
   * Proposals between which neither the rule nor their costs and votes decided.
   *
   * @param step of the trace that decided between them first
   * @param proposalIds in the order that was taken
   * @param decidedBy {@code lot} or {@code file_order}
   */
  @Introspected
  public record TieLine(int step, List<Long> proposalIds, String decidedBy) {
    static TieLine of(Tie tie) {
      return new TieLine(tie.step(), tie.proposalIds(), tie.decidedBy().label());
    }
  }
}
