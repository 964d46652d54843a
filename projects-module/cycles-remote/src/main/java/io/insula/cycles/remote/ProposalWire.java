package io.insula.cycles.remote;

import io.insula.cycles.CountedProposal;
import io.insula.cycles.ProposalImplementation;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.wire.Count;
import io.insula.cycles.wire.Implementation;
import io.insula.cycles.wire.Proposal;
import io.insula.cycles.wire.Withdrawal;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.util.Optional;

/** Converts proposals to and from gRPC messages. */
final class ProposalWire {
  private ProposalWire() {}

  static Proposal write(SnapshotProposal proposal) {
    var message =
        Proposal.newBuilder()
            .setProposalId(proposal.id())
            .setName(proposal.name())
            .setCost(proposal.cost().toPlainString())
            .addAllCategories(proposal.categories())
            .addAllBeneficiaries(proposal.beneficiaries());
    Optional.ofNullable(proposal.projectId()).ifPresent(message::setProjectId);
    Optional.ofNullable(proposal.externalId()).ifPresent(message::setExternalId);
    Optional.ofNullable(proposal.place()).ifPresent(message::setPlace);
    Optional.ofNullable(proposal.latitude())
        .map(BigDecimal::toPlainString)
        .ifPresent(message::setLatitude);
    Optional.ofNullable(proposal.longitude())
        .map(BigDecimal::toPlainString)
        .ifPresent(message::setLongitude);
    Optional.ofNullable(proposal.withdrawal())
        .map(ProposalWire::write)
        .ifPresent(message::setWithdrawal);
    Optional.ofNullable(proposal.implementation())
        .map(ProposalWire::write)
        .ifPresent(message::setImplementation);
    Optional.ofNullable(proposal.officialSelected()).ifPresent(message::setOfficialSelected);
    Optional.ofNullable(proposal.count()).map(ProposalWire::write).ifPresent(message::setCount);
    return message.build();
  }

  static SnapshotProposal read(Proposal message) {
    return new SnapshotProposal(
        message.getProposalId(),
        message.hasProjectId() ? message.getProjectId() : null,
        message.hasExternalId() ? message.getExternalId() : null,
        message.getName(),
        new BigDecimal(message.getCost()),
        message.getCategoriesList(),
        message.getBeneficiariesList(),
        message.hasPlace() ? message.getPlace() : null,
        message.hasLatitude() ? new BigDecimal(message.getLatitude()) : null,
        message.hasLongitude() ? new BigDecimal(message.getLongitude()) : null,
        message.hasWithdrawal() ? read(message.getWithdrawal()) : null,
        message.hasImplementation() ? read(message.getImplementation()) : null,
        message.hasOfficialSelected() ? message.getOfficialSelected() : null,
        message.hasCount() ? read(message.getCount()) : null);
  }

  private static Withdrawal write(ProposalWithdrawal withdrawal) {
    var message = Withdrawal.newBuilder();
    Optional.ofNullable(withdrawal.withdrawnAt())
        .map(WireTime::write)
        .ifPresent(message::setWithdrawnAt);
    Optional.ofNullable(withdrawal.reason()).ifPresent(message::setReason);
    Optional.ofNullable(withdrawal.mergedInto()).ifPresent(message::setMergedInto);
    return message.build();
  }

  private static ProposalWithdrawal read(Withdrawal message) {
    return new ProposalWithdrawal(
        message.hasWithdrawnAt() ? WireTime.read(message.getWithdrawnAt()) : null,
        message.hasReason() ? message.getReason() : null,
        message.hasMergedInto() ? message.getMergedInto() : null);
  }

  private static Implementation write(ProposalImplementation implementation) {
    var message =
        Implementation.newBuilder()
            .setStatus(implementation.status())
            .setNotedAt(WireTime.write(implementation.notedAt()));
    Optional.ofNullable(implementation.note()).ifPresent(message::setNote);
    return message.build();
  }

  private static ProposalImplementation read(Implementation message) {
    return new ProposalImplementation(
        message.getStatus(),
        message.hasNote() ? message.getNote() : null,
        WireTime.read(message.getNotedAt()));
  }

  private static Count write(CountedProposal count) {
    return Count.newBuilder()
        .setVotes(count.votes())
        .setScore(count.score().toPlainString())
        .setRank(count.rank())
        .setSelected(count.selected())
        .build();
  }

  private static CountedProposal read(Count message) {
    return new CountedProposal(
        message.getVotes(),
        new BigDecimal(message.getScore()),
        message.getRank(),
        message.getSelected());
  }
}
