package io.insula.architecture.broken.projects;

import io.insula.architecture.broken.projects.internal.UnmarkedPackage;

/** Breaks the rule: an API does not use its own implementation. */
public interface ApiThatKnowsItsImplementation {
  UnmarkedPackage service();
}
