package io.insula.cycles.internal.graphql;

import io.insula.cycles.internal.cycle.StoredCycle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cycle in the answer to a GraphQL query.
 *
 * @param cycle the cycle, without its proposals
 */
record CycleNode(StoredCycle cycle, Map<String, @Nullable Object> fields)
    implements LoadedGraphQlObject {
  long id() {
    return cycle.id();
  }

  /** Whether the vote is over. Until then, no field that depends on the count is read. */
  boolean isVoteOver() {
    return cycle.phase().isVoteOver();
  }

  boolean hasTurnout() {
    return cycle.hasTurnout();
  }
}
