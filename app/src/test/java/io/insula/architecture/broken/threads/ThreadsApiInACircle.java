package io.insula.architecture.broken.threads;

import io.insula.architecture.broken.projects.ProjectsApiInACircle;

/** Breaks, together with its counterpart, the rule: apps have no circular dependencies. */
public interface ThreadsApiInACircle {
  ProjectsApiInACircle projects();
}
