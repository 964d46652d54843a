package io.insula.cycles.remote;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.wire.Category;
import io.insula.cycles.wire.Costs;
import io.insula.cycles.wire.Group;
import io.insula.cycles.wire.Size;
import io.insula.cycles.wire.Statistics;
import io.insula.cycles.wire.Winners;
import java.math.BigDecimal;
import java.util.Optional;

/** Converts statistics to and from gRPC messages. */
final class StatisticsWire {
  private StatisticsWire() {}

  static Statistics write(CycleStatistics statistics) {
    var message =
        Statistics.newBuilder()
            .setVoted(statistics.voted())
            .setOnPaper(statistics.onPaper())
            .setMeanBallotSize(statistics.meanBallotSize().toPlainString())
            .setBallotsWithWinner(statistics.ballotsWithWinner().toPlainString())
            .setMeanWinners(statistics.meanWinners().toPlainString());
    Optional.ofNullable(statistics.eligible()).ifPresent(message::setEligible);
    Optional.ofNullable(statistics.turnout())
        .map(BigDecimal::toPlainString)
        .ifPresent(message::setTurnout);
    Optional.ofNullable(statistics.proposalsPerParticipant())
        .map(BigDecimal::toPlainString)
        .ifPresent(message::setProposalsPerParticipant);
    Optional.ofNullable(statistics.costs()).map(StatisticsWire::write).ifPresent(message::setCosts);
    statistics.groups().forEach(each -> message.addGroups(write(each)));
    statistics.ballotSizes().forEach(each -> message.addBallotSizes(write(each)));
    statistics.categories().forEach(each -> message.addCategories(write(each)));
    statistics.winnersPerBallot().forEach(each -> message.addWinnersPerBallot(write(each)));
    return message.build();
  }

  static CycleStatistics read(Statistics message) {
    return new CycleStatistics(
        message.hasEligible() ? message.getEligible() : null,
        message.getVoted(),
        message.hasTurnout() ? new BigDecimal(message.getTurnout()) : null,
        message.getOnPaper(),
        message.getGroupsList().stream().map(StatisticsWire::read).toList(),
        message.getBallotSizesList().stream()
            .map(each -> new BallotSize(each.getSize(), each.getBallots()))
            .toList(),
        new BigDecimal(message.getMeanBallotSize()),
        message.hasProposalsPerParticipant()
            ? new BigDecimal(message.getProposalsPerParticipant())
            : null,
        message.hasCosts() ? read(message.getCosts()) : null,
        message.getCategoriesList().stream().map(StatisticsWire::read).toList(),
        new BigDecimal(message.getBallotsWithWinner()),
        new BigDecimal(message.getMeanWinners()),
        message.getWinnersPerBallotList().stream()
            .map(each -> new BallotsByWinnerCount(each.getWinners(), each.getBallots()))
            .toList());
  }

  private static Size write(BallotSize size) {
    return Size.newBuilder().setSize(size.size()).setBallots(size.ballots()).build();
  }

  private static Winners write(BallotsByWinnerCount winners) {
    return Winners.newBuilder().setWinners(winners.winners()).setBallots(winners.ballots()).build();
  }

  private static Group write(BallotGroup group) {
    var message = Group.newBuilder().setAttribute(group.attribute()).setBallots(group.ballots());
    Optional.ofNullable(group.value()).ifPresent(message::setValue);
    Optional.ofNullable(group.eligible()).ifPresent(message::setEligible);
    Optional.ofNullable(group.named()).ifPresent(message::setNamed);
    return message.build();
  }

  private static BallotGroup read(Group message) {
    return new BallotGroup(
        message.getAttribute(),
        message.hasValue() ? message.getValue() : null,
        message.hasEligible() ? message.getEligible() : null,
        message.getBallots(),
        message.hasNamed() ? message.getNamed() : null);
  }

  private static Costs write(ProposalCosts costs) {
    return Costs.newBuilder()
        .setMinimum(costs.minimum().toPlainString())
        .setMedian(costs.median().toPlainString())
        .setMean(costs.mean().toPlainString())
        .setMaximum(costs.maximum().toPlainString())
        .build();
  }

  private static ProposalCosts read(Costs message) {
    return new ProposalCosts(
        new BigDecimal(message.getMinimum()),
        new BigDecimal(message.getMedian()),
        new BigDecimal(message.getMean()),
        new BigDecimal(message.getMaximum()));
  }

  private static Category write(CategoryStatistics category) {
    var message =
        Category.newBuilder()
            .setProposals(category.proposals())
            .setCosts(write(category.costs()))
            .setVotes(category.votes())
            .setVoteShare(category.voteShare().toPlainString())
            .setFunded(category.funded().toPlainString())
            .setMoneyShare(category.moneyShare().toPlainString());
    Optional.ofNullable(category.category()).ifPresent(message::setCategory);
    return message.build();
  }

  private static CategoryStatistics read(Category message) {
    return new CategoryStatistics(
        message.hasCategory() ? message.getCategory() : null,
        message.getProposals(),
        read(message.getCosts()),
        message.getVotes(),
        new BigDecimal(message.getVoteShare()),
        new BigDecimal(message.getFunded()),
        new BigDecimal(message.getMoneyShare()));
  }
}
