package io.insula.reporting.internal.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response of the other backend to a GraphQL query.
 *
 * @param data the data in the response; null if the other backend did not execute the query
 * @param errors the errors in the response; empty if the whole query succeeded
 */
record GraphQlResponse(@Nullable JsonObjectReader data, List<GraphQlError> errors) {
  /**
   * Returns the complete requested cycle.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if a part of the data is
   *     missing
   */
  JsonObjectReader cycle(long cycleId) {
    if (!errors.isEmpty()) {
      throw GraphQlError.failure(cycleId, errors);
    }
    return present().object("cycle");
  }

  /**
   * Returns the requested page of cycles. Ignores errors about single cycles, which must not stop
   * other reports.
   *
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if there is no such page
   */
  JsonObjectReader cycles() {
    var page = data == null ? null : data.objectOrNull("cycles");
    if (page == null && !errors.isEmpty()) {
      throw GraphQlError.failure(errors);
    }
    return present().object("cycles");
  }

  private JsonObjectReader present() {
    if (data == null) {
      throw JsonObjectReader.unlike("an object", "data");
    }
    return data;
  }
}
