package io.insula.analytics.internal.ingest;

/**
 * What is wrong with a row of an array whose other rows are stored.
 *
 * @param index of the row in the array, from 0
 * @param field of the row; empty for the row itself
 * @param message what is wrong with it
 */
record RefusedRow(int index, String field, String message) {}
