package io.insula.cycles.remote;

import io.insula.api.InvalidInputException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.NewProposal;
import io.insula.cycles.wire.AddProposalRequest;
import java.math.BigDecimal;

/** Converts new proposals to and from gRPC messages. */
final class NewProposalWire {
  /**
   * The maximum number of characters of a cost. A longer text is refused, because a number with
   * very many digits is slow to parse.
   */
  private static final int MAX_COST_LENGTH = 40;

  private NewProposalWire() {}

  static AddProposalRequest write(NewProposal proposal) {
    return AddProposalRequest.newBuilder()
        .setCycleId(proposal.cycleId())
        .setProjectId(proposal.projectId())
        .setName(proposal.name())
        .setCost(proposal.cost().toPlainString())
        .addAllCategories(proposal.categories())
        .setProposedBy(proposal.proposedBy())
        .build();
  }

  /**
   * @throws InvalidInputException if a value is out of bounds
   */
  static NewProposal read(AddProposalRequest message) {
    return new NewProposal(
        message.getCycleId(),
        message.getProjectId(),
        message.getName(),
        readCost(message.getCost()),
        message.getCategoriesList(),
        message.getProposedBy());
  }

  /**
   * @throws InvalidInputException if the text is not a number
   */
  static BigDecimal readCost(String text) {
    if (text.length() > MAX_COST_LENGTH) {
      throw new InvalidInputException("cost", "must be a number");
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException("cost", "must be a number");
    }
  }

  /**
   * @throws IllegalArgumentException if the value is unknown to this process
   */
  static CyclePhase phase(String label) {
    return CyclePhase.find(label).orElseThrow(() -> new IllegalArgumentException(label));
  }
}
