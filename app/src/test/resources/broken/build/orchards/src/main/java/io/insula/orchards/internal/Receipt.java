package io.insula.orchards.internal;

/** Breaks, together with its namesake, the rule: no two classes have the same name. */
record Receipt() {}
