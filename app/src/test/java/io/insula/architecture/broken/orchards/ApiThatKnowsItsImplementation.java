package io.insula.architecture.broken.orchards;

import io.insula.architecture.broken.orchards.internal.UnmarkedPackage;

/** Breaks the rule: an API does not use its own implementation. */
public interface ApiThatKnowsItsImplementation {
  UnmarkedPackage service();
}
