package io.insula.cycles.remote;

import io.insula.cycles.BallotCounts;
import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.CycleOutcome;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.wire.Ballots;
import io.insula.cycles.wire.Group;
import io.insula.cycles.wire.Head;
import io.insula.cycles.wire.Outcome;
import io.insula.cycles.wire.Size;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.util.Optional;

/** Makes messages of heads, and the other way. */
final class HeadWire {
  private HeadWire() {}

  static Head write(SnapshotHead head) {
    var message =
        Head.newBuilder()
            .setCycle(CyclesWire.write(head.cycle()))
            .setTakenAt(WireTime.write(head.takenAt()));
    Optional.ofNullable(head.outcome()).map(HeadWire::write).ifPresent(message::setOutcome);
    Optional.ofNullable(head.ballots()).map(HeadWire::write).ifPresent(message::setBallots);
    return message.build();
  }

  static SnapshotHead read(Head message) {
    return new SnapshotHead(
        CyclesWire.read(message.getCycle()),
        WireTime.read(message.getTakenAt()),
        message.hasOutcome() ? read(message.getOutcome()) : null,
        message.hasBallots() ? read(message.getBallots()) : null);
  }

  private static Outcome write(CycleOutcome outcome) {
    return Outcome.newBuilder()
        .setRule(outcome.rule())
        .setRuleVersion(outcome.ruleVersion())
        .addAllTieOrder(outcome.tieOrder())
        .setSpent(outcome.spent().toPlainString())
        .setBallots(outcome.ballots())
        .addAllWarnings(outcome.warnings())
        .build();
  }

  private static CycleOutcome read(Outcome message) {
    return new CycleOutcome(
        message.getRule(),
        message.getRuleVersion(),
        message.getTieOrderList(),
        new BigDecimal(message.getSpent()),
        message.getBallots(),
        message.getWarningsList());
  }

  private static Ballots write(BallotCounts ballots) {
    var message = Ballots.newBuilder();
    ballots
        .sizes()
        .forEach(
            each ->
                message.addSizes(
                    Size.newBuilder().setSize(each.size()).setBallots(each.ballots())));
    ballots.groups().forEach(each -> message.addGroups(write(each)));
    return message.build();
  }

  private static Group write(BallotGroup group) {
    var message =
        Group.newBuilder()
            .setAttribute(group.attribute())
            .setBallots(group.ballots())
            .setNamed(group.named());
    Optional.ofNullable(group.value()).ifPresent(message::setValue);
    return message.build();
  }

  private static BallotCounts read(Ballots message) {
    return new BallotCounts(
        message.getSizesList().stream()
            .map(each -> new BallotSize(each.getSize(), each.getBallots()))
            .toList(),
        message.getGroupsList().stream()
            .map(
                each ->
                    new BallotGroup(
                        each.getAttribute(),
                        each.hasValue() ? each.getValue() : null,
                        each.getBallots(),
                        each.getNamed()))
            .toList());
  }
}
