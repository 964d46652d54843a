package io.insula.projects.remote;

import io.insula.api.InvalidInputException;
import io.insula.projects.NewProject;
import io.insula.projects.Project;
import io.insula.projects.wire.ProposeRequest;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.util.List;

/** Converts projects and proposals to and from gRPC messages. */
public final class ProjectsWire {
  /**
   * The maximum length of the text of a cost. No valid cost is longer, and parsing a number with
   * very many digits would take long.
   */
  private static final int MAX_COST_LENGTH = 40;

  private ProjectsWire() {}

  public static io.insula.projects.wire.Project write(Project project) {
    var message =
        io.insula.projects.wire.Project.newBuilder()
            .setProjectId(project.id())
            .setProjectName(project.name())
            .setTagline(project.tagline())
            .addAllTags(project.tags())
            .setProposedBy(project.proposedBy())
            .setCreatedAt(WireTime.write(project.createdAt()));
    if (project.cycleId() != null) {
      message.setCycleId(project.cycleId());
    }
    if (project.cost() != null) {
      message.setCost(project.cost().toPlainString());
    }
    return message.build();
  }

  public static Project read(io.insula.projects.wire.Project message) {
    return new Project(
        message.getProjectId(),
        message.getProjectName(),
        message.getTagline(),
        List.copyOf(message.getTagsList()),
        message.hasCycleId() ? message.getCycleId() : null,
        message.hasCost() ? readCost(message.getCost()) : null,
        message.getProposedBy(),
        WireTime.read(message.getCreatedAt()));
  }

  /**
   * Converts a proposal.
   *
   * @param requestKey the key to send; the key of the proposal is ignored
   */
  public static ProposeRequest write(NewProject proposal, String requestKey) {
    var message =
        ProposeRequest.newBuilder()
            .setProjectName(proposal.name())
            .setTagline(proposal.tagline())
            .addAllTags(proposal.tags())
            .addAllProblems(proposal.problems())
            .addAllSolutions(proposal.solutions())
            .setProposedBy(proposal.proposedBy())
            .setRequestKey(requestKey)
            .setProposerIsAdmin(proposal.proposerIsAdmin());
    if (proposal.cycleId() != null) {
      message.setCycleId(proposal.cycleId());
    }
    if (proposal.cost() != null) {
      message.setCost(proposal.cost().toPlainString());
    }
    return message.build();
  }

  /**
   * @throws InvalidInputException if a value is out of its bounds
   */
  public static NewProject read(ProposeRequest message) {
    return new NewProject(
        message.getProjectName(),
        message.getTagline(),
        message.getTagsList(),
        message.getProblemsList(),
        message.getSolutionsList(),
        message.hasCycleId() ? message.getCycleId() : null,
        message.hasCost() ? readCost(message.getCost()) : null,
        message.getProposedBy(),
        message.getRequestKey().isEmpty() ? null : message.getRequestKey(),
        message.getProposerIsAdmin());
  }

  private static BigDecimal readCost(String text) {
    if (text.length() > MAX_COST_LENGTH) {
      throw new InvalidInputException("cost", "must be a number");
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException("cost", "must be a number");
    }
  }
}
