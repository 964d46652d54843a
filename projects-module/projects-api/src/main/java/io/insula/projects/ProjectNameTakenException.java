package io.insula.projects;

import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import java.util.List;

/** Another project has this name already. */
public final class ProjectNameTakenException extends InsulaException {
  private final String name;

  public ProjectNameTakenException(String name) {
    super(Kind.CONFLICT, "There is already a project named \"" + name + "\".");
    this.name = name;
  }

  public String name() {
    return name;
  }

  @Override
  public List<FieldError> errors() {
    return List.of(new FieldError("project_name", "is taken"));
  }
}
