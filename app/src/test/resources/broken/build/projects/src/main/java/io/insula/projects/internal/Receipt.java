package io.insula.projects.internal;

/** Breaks, with its namesake: no two classes have one name. */
record Receipt() {}
