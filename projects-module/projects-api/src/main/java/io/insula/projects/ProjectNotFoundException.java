package io.insula.projects;

import io.insula.api.InsulaException;

/** No project has this id. */
public final class ProjectNotFoundException extends InsulaException {
  private final long projectId;

  public ProjectNotFoundException(long projectId) {
    super(Kind.NOT_FOUND, "There is no project " + projectId + ".");
    this.projectId = projectId;
  }

  public long projectId() {
    return projectId;
  }
}
