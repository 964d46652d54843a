package io.insula.cycles.internal.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A proposal in an answer, with the cycle that it belongs to. */
record ProposalNode(CycleNode cycle, long id, Map<String, @Nullable Object> fields)
    implements Loaded {}
