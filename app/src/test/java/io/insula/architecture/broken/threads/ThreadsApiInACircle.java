package io.insula.architecture.broken.threads;

import io.insula.architecture.broken.projects.ProjectsApiInACircle;

/** Breaks, with its counterpart: apps do not depend on each other in a circle. */
public interface ThreadsApiInACircle {
  ProjectsApiInACircle projects();
}
