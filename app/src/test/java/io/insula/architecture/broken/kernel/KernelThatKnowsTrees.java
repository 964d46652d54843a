package io.insula.architecture.broken.kernel;

import io.insula.architecture.broken.trees.TreesApiInACircle;

/** Breaks the rule: the kernel knows no app. */
interface KernelThatKnowsTrees {
  TreesApiInACircle trees();
}
