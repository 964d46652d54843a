package io.insula.orchards.internal;

/**
 * Breaks the rule that no two classes have the same name: another app also has a {@code Receipt}.
 */
record Receipt() {}
