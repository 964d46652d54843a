package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.pabulib.PabulibProposal;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle.
 *
 * @param projectId null where no project is linked
 */
public record StoredProposal(long id, @Nullable Long projectId, PabulibProposal row) {}
