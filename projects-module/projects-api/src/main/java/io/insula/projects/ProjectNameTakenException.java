package io.insula.projects;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another project of the same cycle already has the name. Projects without a cycle share one set of
 * names.
 */
public final class ProjectNameTakenException extends InsulaException {
  private final String name;
  private final @Nullable Long cycleId;

  /**
   * @param cycleId the cycle in which the name is taken; null for the projects without a cycle
   */
  public ProjectNameTakenException(String name, @Nullable Long cycleId) {
    super(
        Kind.CONFLICT,
        "There is already a project named \"%s\" %s. Choose another name."
            .formatted(name, cycleId == null ? "without a cycle" : "in cycle " + cycleId));
    this.name = name;
    this.cycleId = cycleId;
  }

  public String name() {
    return name;
  }

  public @Nullable Long cycleId() {
    return cycleId;
  }

  @Override
  public List<FieldError> errors() {
    return List.of(new FieldError("project_name", "is taken"));
  }
}
