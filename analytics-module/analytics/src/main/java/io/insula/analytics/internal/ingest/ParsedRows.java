package io.insula.analytics.internal.ingest;

import java.util.List;

/**
 * The rows of a request body, separated into valid and refused rows.
 *
 * @param rows the valid rows
 * @param refused the errors of the refused rows
 */
record ParsedRows(List<CheckedRow> rows, List<RefusedRow> refused) {
  ParsedRows {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }
}
