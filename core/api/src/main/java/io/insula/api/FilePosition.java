package io.insula.api;

/**
 * A position in a file that a client sent.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record FilePosition(int line, int column) {}
