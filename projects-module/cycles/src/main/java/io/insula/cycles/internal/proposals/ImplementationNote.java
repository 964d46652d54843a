package io.insula.cycles.internal.proposals;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said about the implementation of a winner.
 *
 * @param note null if nobody said more than the status
 */
@Introspected
public record ImplementationNote(
    ImplementationStatus status, @Nullable String note, Instant notedAt) {}
