package io.insula.cycles.remote;

import io.insula.cycles.CycleOutcome;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.RuleComparison;
import io.insula.cycles.wire.Comparison;
import io.insula.cycles.wire.Outcome;
import io.insula.cycles.wire.Override;
import io.insula.cycles.wire.Share;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.util.Optional;

/** Converts outcomes to and from gRPC messages. */
final class OutcomeWire {
  private OutcomeWire() {}

  static Outcome write(CycleOutcome outcome) {
    var message =
        Outcome.newBuilder()
            .setCountedAt(WireTime.write(outcome.countedAt()))
            .setRule(outcome.rule())
            .setRuleVersion(outcome.ruleVersion())
            .addAllTieOrder(outcome.tieOrder())
            .setSpent(outcome.spent().toPlainString())
            .setBallots(outcome.ballots())
            .addAllWarnings(outcome.warnings());
    Optional.ofNullable(outcome.share()).map(OutcomeWire::write).ifPresent(message::setShare);
    Optional.ofNullable(outcome.comparison())
        .map(OutcomeWire::write)
        .ifPresent(message::setComparison);
    Optional.ofNullable(outcome.receiptsRoot()).ifPresent(message::setReceiptsRoot);
    Optional.ofNullable(outcome.override()).map(OutcomeWire::write).ifPresent(message::setOverride);
    return message.build();
  }

  static CycleOutcome read(Outcome message) {
    return new CycleOutcome(
        WireTime.read(message.getCountedAt()),
        message.getRule(),
        message.getRuleVersion(),
        message.getTieOrderList(),
        new BigDecimal(message.getSpent()),
        message.getBallots(),
        message.hasShare() ? read(message.getShare()) : null,
        message.hasComparison() ? read(message.getComparison()) : null,
        message.getWarningsList(),
        message.hasReceiptsRoot() ? message.getReceiptsRoot() : null,
        message.hasOverride() ? read(message.getOverride()) : null);
  }

  private static Share write(EqualShare share) {
    return Share.newBuilder()
        .setShare(share.share().toPlainString())
        .setRaisedBy(share.raisedBy())
        .build();
  }

  private static EqualShare read(Share message) {
    return new EqualShare(new BigDecimal(message.getShare()), message.getRaisedBy());
  }

  private static Comparison write(RuleComparison comparison) {
    return Comparison.newBuilder()
        .setPreferGreedy(comparison.preferGreedy())
        .setPreferEqualShares(comparison.preferEqualShares())
        .setGreedyTaken(comparison.greedyTaken())
        .build();
  }

  private static RuleComparison read(Comparison message) {
    return new RuleComparison(
        message.getPreferGreedy(), message.getPreferEqualShares(), message.getGreedyTaken());
  }

  private static Override write(OutcomeOverride override) {
    return Override.newBuilder()
        .addAllSelected(override.selected())
        .setReason(override.reason())
        .setOverriddenAt(WireTime.write(override.overriddenAt()))
        .build();
  }

  private static OutcomeOverride read(Override message) {
    return new OutcomeOverride(
        message.getSelectedList(), message.getReason(), WireTime.read(message.getOverriddenAt()));
  }
}
