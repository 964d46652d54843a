package io.insula.architecture.broken.trees;

import io.insula.architecture.broken.orchards.OrchardsApiInACircle;

/** Breaks, together with its counterpart, the rule: apps have no circular dependencies. */
public interface TreesApiInACircle {
  OrchardsApiInACircle orchards();
}
