package io.insula.analytics.internal.ingest;

import java.util.List;

/**
 * The rows of a request body, separated into valid and refused ones.
 *
 * @param rows the rows to store
 * @param refused the errors of the other rows
 */
record ParsedRows(List<CheckedRow> rows, List<RefusedRow> refused) {
  ParsedRows {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }
}
