package io.insula.architecture.broken.threads.internal;

import io.insula.architecture.broken.projects.internal.UnmarkedPackage;

/** Breaks the rule: no other code uses an app's implementation. */
record ThreadsThatKnowProjects(UnmarkedPackage service) {}
