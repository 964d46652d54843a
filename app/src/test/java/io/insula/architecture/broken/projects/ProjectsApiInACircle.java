package io.insula.architecture.broken.projects;

import io.insula.architecture.broken.threads.ThreadsApiInACircle;

/** Breaks, with its counterpart: apps do not depend on each other in a circle. */
public interface ProjectsApiInACircle {
  ThreadsApiInACircle threads();
}
