package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The withdrawal of a proposal: nobody can vote for it and it cannot win.
 *
 * @param withdrawnAt when it was withdrawn; null if an imported file marks it as withdrawn
 * @param reason why it was withdrawn; null if no reason was given, or if it was erased
 * @param mergedInto the id of the proposal that replaces it; null if no proposal replaces it
 */
public record ProposalWithdrawal(
    @Nullable Instant withdrawnAt, @Nullable String reason, @Nullable Long mergedInto) {}
