package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a winner, by the last note about it.
 *
 * @param status {@code planned}, {@code in_progress}, {@code done} or {@code dropped}
 * @param note null where nobody said more than the status
 */
public record ProposalImplementation(String status, @Nullable String note, Instant notedAt) {}
