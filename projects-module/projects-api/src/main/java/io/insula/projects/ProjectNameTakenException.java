package io.insula.projects;

import io.insula.api.InsulaException;

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
}
