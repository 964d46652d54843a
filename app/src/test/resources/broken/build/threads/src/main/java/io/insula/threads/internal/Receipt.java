package io.insula.threads.internal;

/** Breaks, with its namesake: no two classes have the same name. */
record Receipt() {}
