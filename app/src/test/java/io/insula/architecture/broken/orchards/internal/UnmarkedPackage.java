package io.insula.architecture.broken.orchards.internal;

/** Breaks no rule itself. Its package breaks one: it has no package-info. */
public final class UnmarkedPackage {}
