package io.insula.architecture.broken.projects.internal;

/** Breaks nothing itself; its package has no package-info. */
public final class UnmarkedPackage {}
