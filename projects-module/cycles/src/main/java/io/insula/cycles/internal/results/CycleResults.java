package io.insula.cycles.internal.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.internal.count.CountResult;
import io.insula.cycles.internal.count.LabelledEnum;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a count, with everything that is needed to check it.
 *
 * @param ruleVersion the version of the code that counted
 * @param settings the rule with its options
 * @param tieOrder the criteria that decide ties, in order
 * @param spent the total cost of the winners
 * @param ballots the number of ballots, empty ones included
 * @param trace the steps of the count; omitted if not requested
 * @param ties the ties that were decided only by lot (a pseudorandom order) or by the order in the
 *     cycle
 * @param shares the share of the budget that each voter received under equal shares; null for other
 *     rules, and if the outcome of greedy was taken
 * @param comparison compares the outcomes of greedy and equal shares; null if the rule makes no
 *     comparison
 * @param warnings unusual facts about the election, as text for readers of the result
 * @param statistics statistics about voters, costs, and winners on each ballot
 * @param receiptsRoot the root of the Merkle tree over the receipts of the counted ballots, in hex;
 *     null for imported votes and in a preview
 * @param override the winners that the admins selected instead of the counted winners; null without
 *     an override
 * @param countedAt null in a preview; not part of the response
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
        count.tieOrder().criteria().stream().map(LabelledEnum::label).toList(),
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
    return with(proposals, otherTrace, otherStatistics, receiptsRoot, override, countedAt);
  }

  /** Returns this result with values that are not stored in the column {@code outcome}. */
  CycleResults withUnstoredValues(
      Instant at, @Nullable String root, @Nullable OutcomeOverride other) {
    return with(proposals, trace, statistics, root, other, at);
  }

  /**
   * Returns this result with the value of {@code withdrawn} in each proposal.
   *
   * @param withdrawn the ids of the withdrawn proposals
   */
  CycleResults markWithdrawn(Set<Long> withdrawn) {
    var lines =
        proposals.stream().map(each -> each.with(withdrawn.contains(each.proposalId()))).toList();
    return with(lines, trace, statistics, receiptsRoot, override, countedAt);
  }

  /** Returns the part of this result that is stored in the column {@code outcome}. */
  CycleResults storedPart() {
    var lines = proposals.stream().map(each -> each.with(null)).toList();
    return with(lines, null, null, receiptsRoot, override, countedAt);
  }

  private CycleResults with(
      List<ProposalLine> lines,
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
        lines,
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

  /** Returns the ids of all proposals that won the count or were selected in the override. */
  public Set<Long> winners() {
    var counted = proposals.stream().filter(ProposalLine::selected).map(ProposalLine::proposalId);
    var selected = override == null ? Stream.<Long>of() : override.selected().stream();
    return Stream.concat(counted, selected).collect(Collectors.toSet());
  }

  /** Returns the result of each proposal, by its id. */
  Map<Long, ProposalOutcome> outcomes() {
    return proposals.stream()
        .collect(
            Collectors.toMap(
                ProposalLine::proposalId,
                each -> new ProposalOutcome(each.votes(), each.selected())));
  }

  /**
   * Proposals whose order was decided only by lot (a pseudorandom order) or by their order in the
   * cycle.
   *
   * @param step the first step of the trace that decided between the proposals
   * @param proposalIds the proposals in the decided order
   * @param decidedBy {@code lot} or {@code file_order}
   */
  @Introspected
  public record TieLine(int step, List<Long> proposalIds, String decidedBy) {
    static TieLine of(Tie tie) {
      return new TieLine(tie.step(), tie.proposalIds(), tie.decidedBy().label());
    }
  }
}
