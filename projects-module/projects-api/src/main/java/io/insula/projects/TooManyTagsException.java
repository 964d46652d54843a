package io.insula.projects;

import io.insula.api.InsulaException;

/** A change would leave a project with more than {@value Projects#MAX_TAGS} tags. */
public final class TooManyTagsException extends InsulaException {
  private final long projectId;

  public TooManyTagsException(long projectId) {
    super(
        Kind.CONFLICT,
        "Project " + projectId + " would have more than " + Projects.MAX_TAGS + " tags.");
    this.projectId = projectId;
  }

  public long projectId() {
    return projectId;
  }
}
