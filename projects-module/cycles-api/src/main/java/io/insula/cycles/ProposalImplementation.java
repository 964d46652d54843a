package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of implementation of a winner, from the latest note.
 *
 * @param status {@code planned}, {@code in_progress}, {@code done} or {@code dropped}
 * @param note the text of the note; null for a note without text
 */
public record ProposalImplementation(String status, @Nullable String note, Instant notedAt) {}
