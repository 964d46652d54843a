package io.insula.analytics.internal.ingest;

import java.util.List;

/**
 * The rows of a body.
 *
 * @param rows those to store
 * @param refused what is wrong with the others
 */
record ParsedRows(List<CheckedRow> rows, List<RefusedRow> refused) {
  ParsedRows {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }
}
