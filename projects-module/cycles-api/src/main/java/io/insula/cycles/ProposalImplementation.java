package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of implementation of a winner, from the latest note about it.
 *
 * @param status {@code planned}, {@code in_progress}, {@code done} or {@code dropped}
 * @param note the text of the note; null if there is only a status
 */
public record ProposalImplementation(String status, @Nullable String note, Instant notedAt) {}
