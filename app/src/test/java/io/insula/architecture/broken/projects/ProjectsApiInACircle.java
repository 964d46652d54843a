package io.insula.architecture.broken.projects;

import io.insula.architecture.broken.threads.ThreadsApiInACircle;

/** Breaks, together with its counterpart, the rule: apps have no circular dependencies. */
public interface ProjectsApiInACircle {
  ThreadsApiInACircle threads();
}
