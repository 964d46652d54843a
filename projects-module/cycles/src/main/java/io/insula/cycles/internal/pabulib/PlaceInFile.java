package io.insula.cycles.internal.pabulib;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record PlaceInFile(int line, int column) {
  PabulibException error(String field, String problem) {
    return new PabulibException(field, problem, line, column);
  }
}
