package io.insula.projects;

import io.insula.api.InsulaException;

/** A change would give a project more than {@value Projects#MAX_TAGS} tags. */
public final class TooManyTagsException extends InsulaException {
  private final long projectId;

  public TooManyTagsException(long projectId) {
    super(
        Kind.CONFLICT,
        "Project %d would have more than %d tags. Remove some or add fewer."
            .formatted(projectId, Projects.MAX_TAGS));
    this.projectId = projectId;
  }

  public long projectId() {
    return projectId;
  }
}
