package io.insula.cycles.internal.voters;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * How many may vote in a cycle, and how many did.
 *
 * @param eligible those on the roster, or all accounts, and the codes; as it was when the vote was
 *     counted; null if the process that counts it cannot count accounts
 * @param voted the ballots that were cast and not withdrawn, and those on paper
 */
@Introspected
public record Turnout(@Nullable Long eligible, long voted) {}
