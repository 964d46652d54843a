package io.insula.cycles.remote;

import io.insula.cycles.CycleTurnout;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.wire.Head;
import io.insula.cycles.wire.Turnout;
import io.insula.remote.WireTime;
import java.util.Optional;

/** Converts snapshot heads to and from gRPC messages. */
final class SnapshotHeadWire {
  private SnapshotHeadWire() {}

  static Head write(SnapshotHead head) {
    var message =
        Head.newBuilder()
            .setCycle(CyclesWire.write(head.cycle()))
            .setTakenAt(WireTime.write(head.takenAt()));
    Optional.ofNullable(head.turnout()).map(SnapshotHeadWire::write).ifPresent(message::setTurnout);
    Optional.ofNullable(head.outcome()).map(OutcomeWire::write).ifPresent(message::setOutcome);
    Optional.ofNullable(head.statistics())
        .map(StatisticsWire::write)
        .ifPresent(message::setStatistics);
    return message.build();
  }

  static SnapshotHead read(Head message) {
    return new SnapshotHead(
        CyclesWire.read(message.getCycle()),
        WireTime.read(message.getTakenAt()),
        message.hasTurnout() ? read(message.getTurnout()) : null,
        message.hasOutcome() ? OutcomeWire.read(message.getOutcome()) : null,
        message.hasStatistics() ? StatisticsWire.read(message.getStatistics()) : null);
  }

  private static Turnout write(CycleTurnout turnout) {
    var message = Turnout.newBuilder().setVoted(turnout.voted());
    Optional.ofNullable(turnout.eligible()).ifPresent(message::setEligible);
    return message.build();
  }

  private static CycleTurnout read(Turnout message) {
    return new CycleTurnout(
        message.hasEligible() ? message.getEligible() : null, message.getVoted());
  }
}
