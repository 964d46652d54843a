package io.insula.architecture.broken.projects;

/** Breaks the rule: an API shows interfaces, records, enums and errors. */
public class ProjectsApiWithBehaviour {
  public String name() {
    return "no remote client can stand in for this";
  }
}
