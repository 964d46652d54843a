package io.insula.cycles.internal.graphql;

import io.insula.cycles.internal.results.CycleResults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a cycle in the answer to a GraphQL query.
 *
 * @param results the result, without its trace
 */
record ResultsNode(CycleResults results, Map<String, @Nullable Object> fields)
    implements LoadedGraphQlObject {}
