package io.insula.cycles.internal.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A proposal in the answer to a GraphQL query, with the cycle that it belongs to. */
record ProposalNode(CycleNode cycle, long id, Map<String, @Nullable Object> fields)
    implements LoadedGraphQlObject {}
