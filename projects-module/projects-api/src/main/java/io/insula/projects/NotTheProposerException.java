package io.insula.projects;

import io.insula.api.InsulaException;

/** A user who is neither the proposer nor an admin tried to change a project. */
public final class NotTheProposerException extends InsulaException {
  private final long projectId;

  public NotTheProposerException(long projectId) {
    super(
        Kind.FORBIDDEN,
        "Only the proposer of project " + projectId + " or an admin may change the project.");
    this.projectId = projectId;
  }

  public long projectId() {
    return projectId;
  }
}
