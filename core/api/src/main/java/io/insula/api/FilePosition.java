package io.insula.api;

/**
 * A position in a file that a client sent.
 *
 * @param line the number of the line, from 1
 * @param column the number of the character in the line, from 1
 */
public record FilePosition(int line, int column) {}
