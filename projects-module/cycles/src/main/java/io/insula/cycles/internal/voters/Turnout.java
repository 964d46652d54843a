package io.insula.cycles.internal.voters;

import io.micronaut.core.annotation.Introspected;

/**
 * How many may vote in a cycle, and how many did.
 *
 * @param eligible those on the roster, or all accounts, and the codes; as it was when the vote was
 *     counted
 * @param voted the ballots that were cast and not withdrawn, and those on paper
 */
@Introspected
public record Turnout(long eligible, long voted) {}
