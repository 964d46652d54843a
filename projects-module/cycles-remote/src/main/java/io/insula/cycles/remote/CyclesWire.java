package io.insula.cycles.remote;

import io.insula.api.InvalidInputException;
import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.wire.Phase;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.util.Optional;

/** Converts cycles to and from gRPC messages. */
final class CyclesWire {
  private CyclesWire() {}

  static io.insula.cycles.wire.Cycle write(Cycle cycle) {
    var message =
        io.insula.cycles.wire.Cycle.newBuilder()
            .setCycleId(cycle.id())
            .setName(cycle.name())
            .setBudget(cycle.budget().toPlainString())
            .setBallotType(cycle.ballotType())
            .setPhase(write(cycle.phase()))
            .setIsPublic(cycle.isPublic())
            .setCreatedAt(WireTime.write(cycle.createdAt()))
            .setBallots(cycle.ballots())
            .setRevision(cycle.revision())
            .addAllAdmins(cycle.admins());
    Optional.ofNullable(cycle.currency()).ifPresent(message::setCurrency);
    Optional.ofNullable(cycle.unit()).ifPresent(message::setUnit);
    Optional.ofNullable(cycle.subunit()).ifPresent(message::setSubunit);
    Optional.ofNullable(cycle.closedAt()).map(WireTime::write).ifPresent(message::setClosedAt);
    return message.build();
  }

  /**
   * @throws InvalidInputException if the phase is unknown to this process
   */
  static Cycle read(io.insula.cycles.wire.Cycle message) {
    return new Cycle(
        message.getCycleId(),
        message.getName(),
        message.hasCurrency() ? message.getCurrency() : null,
        message.hasUnit() ? message.getUnit() : null,
        message.hasSubunit() ? message.getSubunit() : null,
        new BigDecimal(message.getBudget()),
        message.getBallotType(),
        read(message.getPhase()),
        message.getIsPublic(),
        WireTime.read(message.getCreatedAt()),
        message.hasClosedAt() ? WireTime.read(message.getClosedAt()) : null,
        message.getBallots(),
        message.getRevision(),
        message.getAdminsList());
  }

  private static Phase write(CyclePhase phase) {
    return switch (phase) {
      case PLANNING -> Phase.PLANNING;
      case REFINEMENT -> Phase.REFINEMENT;
      case VOTING -> Phase.VOTING;
      case IMPLEMENTATION -> Phase.IMPLEMENTATION;
      case CLOSED -> Phase.CLOSED;
    };
  }

  private static CyclePhase read(Phase phase) {
    return switch (phase) {
      case PLANNING -> CyclePhase.PLANNING;
      case REFINEMENT -> CyclePhase.REFINEMENT;
      case VOTING -> CyclePhase.VOTING;
      case IMPLEMENTATION -> CyclePhase.IMPLEMENTATION;
      case CLOSED -> CyclePhase.CLOSED;
      case PHASE_UNSPECIFIED, UNRECOGNIZED ->
          throw new InvalidInputException("phase", "is not known to this server");
    };
  }
}
