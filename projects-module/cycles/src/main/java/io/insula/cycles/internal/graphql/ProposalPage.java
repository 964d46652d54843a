package io.insula.cycles.internal.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some proposals of a cycle in their order.
 *
 * @param rows at most as many as were wanted, and one more if there is a next page
 */
record ProposalPage(List<Row> rows) {
  /**
   * A part of the proposals of a cycle that is wanted.
   *
   * @param after the position behind which they stand; -1 for the first ones
   * @param first how many
   */
  record Wanted(long cycleId, int after, int first) {}

  /** A proposal with its position in its cycle. */
  record Row(int position, long id, Map<String, @Nullable Object> fields) {}
}
