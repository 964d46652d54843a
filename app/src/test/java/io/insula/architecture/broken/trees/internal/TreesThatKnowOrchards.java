package io.insula.architecture.broken.trees.internal;

import io.insula.architecture.broken.orchards.internal.UnmarkedPackage;

/** Breaks the rule: no other code uses an app's implementation. */
record TreesThatKnowOrchards(UnmarkedPackage service) {}
