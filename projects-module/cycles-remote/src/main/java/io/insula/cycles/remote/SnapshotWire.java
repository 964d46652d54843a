package io.insula.cycles.remote;

import io.insula.api.InvalidInputException;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import io.insula.cycles.wire.SnapshotPart;
import io.insula.cycles.wire.Step;
import io.insula.cycles.wire.Tie;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the parts of a snapshot to and from gRPC messages. */
final class SnapshotWire {
  private SnapshotWire() {}

  static SnapshotPart write(io.insula.cycles.SnapshotPart part) {
    var message = SnapshotPart.newBuilder();
    switch (part) {
      case SnapshotHead head -> message.setHead(SnapshotHeadWire.write(head));
      case SnapshotProposal proposal -> message.setProposal(ProposalWire.write(proposal));
      case SnapshotTie tie -> message.setTie(write(tie));
      case SnapshotStep step -> message.setStep(write(step));
    }
    return message.build();
  }

  /**
   * @throws InvalidInputException if the kind of part is unknown to this process
   */
  static io.insula.cycles.SnapshotPart read(SnapshotPart message) {
    return switch (message.getPartCase()) {
      case HEAD -> SnapshotHeadWire.read(message.getHead());
      case PROPOSAL -> ProposalWire.read(message.getProposal());
      case TIE -> read(message.getTie());
      case STEP -> read(message.getStep());
      case PART_NOT_SET -> throw new InvalidInputException("part", "is not known to this server");
    };
  }

  private static Tie write(SnapshotTie tie) {
    return Tie.newBuilder()
        .setStep(tie.step())
        .addAllProposalIds(tie.proposalIds())
        .setDecidedBy(tie.decidedBy())
        .build();
  }

  private static SnapshotTie read(Tie message) {
    return new SnapshotTie(message.getStep(), message.getProposalIdsList(), message.getDecidedBy());
  }

  private static Step write(SnapshotStep step) {
    var message =
        Step.newBuilder()
            .setStep(step.step())
            .setProposalId(step.proposalId())
            .setTaken(step.taken())
            .setReason(step.reason());
    written(step.score()).ifPresent(message::setScore);
    written(step.effectiveVotes()).ifPresent(message::setEffectiveVotes);
    written(step.price()).ifPresent(message::setPrice);
    written(step.load()).ifPresent(message::setLoad);
    written(step.moneyBefore()).ifPresent(message::setMoneyBefore);
    written(step.moneyAfter()).ifPresent(message::setMoneyAfter);
    Optional.ofNullable(step.unpayableAfterStep()).ifPresent(message::setUnpayableAfterStep);
    written(step.effectiveSupportPercent()).ifPresent(message::setEffectiveSupportPercent);
    return message.build();
  }

  private static SnapshotStep read(Step message) {
    return new SnapshotStep(
        message.getStep(),
        message.getProposalId(),
        message.getTaken(),
        message.getReason(),
        message.hasScore() ? new BigDecimal(message.getScore()) : null,
        message.hasEffectiveVotes() ? new BigDecimal(message.getEffectiveVotes()) : null,
        message.hasPrice() ? new BigDecimal(message.getPrice()) : null,
        message.hasLoad() ? new BigDecimal(message.getLoad()) : null,
        message.hasMoneyBefore() ? new BigDecimal(message.getMoneyBefore()) : null,
        message.hasMoneyAfter() ? new BigDecimal(message.getMoneyAfter()) : null,
        message.hasUnpayableAfterStep() ? message.getUnpayableAfterStep() : null,
        message.hasEffectiveSupportPercent()
            ? new BigDecimal(message.getEffectiveSupportPercent())
            : null);
  }

  private static Optional<String> written(@Nullable BigDecimal decimal) {
    return Optional.ofNullable(decimal).map(BigDecimal::toPlainString);
  }
}
