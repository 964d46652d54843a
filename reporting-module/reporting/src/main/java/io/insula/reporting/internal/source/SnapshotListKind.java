package io.insula.reporting.internal.source;

import io.insula.cycles.SnapshotPart;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lists that follow the head of a snapshot, in their order. The other backend sends each list
 * in pages.
 */
enum SnapshotListKind {
  PROPOSALS(CycleQueries.MORE_PROPOSALS, false, "proposals", SnapshotPartParser::proposal),
  TIES(CycleQueries.MORE_TIES, true, "ties", SnapshotPartParser::tie),
  TRACE(CycleQueries.MORE_TRACE, true, "trace", SnapshotPartParser::step);

  private final String query;
  private final boolean isOfResults;
  private final String field;
  private final Function<JsonObjectReader, SnapshotPart> mapping;

  SnapshotListKind(
      String query,
      boolean isOfResults,
      String field,
      Function<JsonObjectReader, SnapshotPart> mapping) {
    this.query = query;
    this.isOfResults = isOfResults;
    this.field = field;
    this.mapping = mapping;
  }

  /** Returns the query for one more page. */
  String query() {
    return query;
  }

  /**
   * Returns the page of this list in a response. Null if the list belongs to the results and the
   * cycle has no results yet.
   */
  @Nullable GraphQlPage pageOf(JsonObjectReader cycle) {
    var parent = isOfResults ? cycle.objectOrNull("results") : cycle;
    return parent == null ? null : GraphQlPage.of(parent.object(field));
  }

  SnapshotPart part(JsonObjectReader node) {
    return mapping.apply(node);
  }
}
