package io.insula.analytics.internal.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one kind in a group of requests.
 *
 * @param requests for each row, the position of its request in the group, from 1
 */
record GroupCommitRows<T extends CheckedRow>(List<Integer> requests, List<T> rows) {
  static <T extends CheckedRow> GroupCommitRows<T> of(List<RequestRows> group, Class<T> kind) {
    var rows = new ArrayList<T>();
    var requests = new ArrayList<Integer>();
    int request = 0;
    for (var submission : group) {
      request++;
      for (var row : submission.rows()) {
        if (kind.isInstance(row)) {
          rows.add(kind.cast(row));
          requests.add(request);
        }
      }
    }
    return new GroupCommitRows<>(requests, rows);
  }
}
