package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The withdrawal of a proposal. Nobody can vote for a withdrawn proposal, and it cannot win.
 *
 * @param withdrawnAt null if an imported file marks the proposal as withdrawn
 * @param reason null if no reason was given, or if the reason was erased
 * @param mergedInto the id of the proposal that replaces the withdrawn one; null if there is none
 */
public record ProposalWithdrawal(
    @Nullable Instant withdrawnAt, @Nullable String reason, @Nullable Long mergedInto) {}
