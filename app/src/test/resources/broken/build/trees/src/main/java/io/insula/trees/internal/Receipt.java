package io.insula.trees.internal;

/** Breaks, together with its namesake, the rule: no two classes have the same name. */
record Receipt() {}
