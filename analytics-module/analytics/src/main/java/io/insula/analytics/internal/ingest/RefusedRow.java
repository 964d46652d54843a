package io.insula.analytics.internal.ingest;

/**
 * An error of a refused row of an array.
 *
 * @param index the index of the row in the array, from 0
 * @param field the name of the field; empty for the row as a whole
 * @param message the error
 */
record RefusedRow(int index, String field, String message) {}
