package io.insula.architecture.broken.projects;

import io.insula.architecture.broken.threads.ThreadsApiInACircle;

/** Breaks, with its counterpart: apps have no circular dependencies. */
public interface ProjectsApiInACircle {
  ThreadsApiInACircle threads();
}
