package io.insula.architecture.broken.threads;

import io.insula.architecture.broken.projects.ProjectsApiInACircle;

/** Breaks, with its counterpart: apps have no circular dependencies. */
public interface ThreadsApiInACircle {
  ProjectsApiInACircle projects();
}
