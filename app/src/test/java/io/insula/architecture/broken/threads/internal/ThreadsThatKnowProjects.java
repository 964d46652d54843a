package io.insula.architecture.broken.threads.internal;

import io.insula.architecture.broken.projects.internal.UnmarkedPackage;

/** Breaks: an app's implementation is used by nobody else. */
record ThreadsThatKnowProjects(UnmarkedPackage service) {}
