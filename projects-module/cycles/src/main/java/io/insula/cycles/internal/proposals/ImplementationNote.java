package io.insula.cycles.internal.proposals;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note about the implementation of a winner.
 *
 * @param note the comment; null if the note has a status only
 */
@Introspected
public record ImplementationNote(
    ImplementationStatus status, @Nullable String note, Instant notedAt) {}
