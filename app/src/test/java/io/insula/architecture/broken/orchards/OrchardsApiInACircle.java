package io.insula.architecture.broken.orchards;

import io.insula.architecture.broken.trees.TreesApiInACircle;

/** Breaks, together with its counterpart, the rule: apps have no circular dependencies. */
public interface OrchardsApiInACircle {
  TreesApiInACircle trees();
}
