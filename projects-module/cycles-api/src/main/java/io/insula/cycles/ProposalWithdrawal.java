package io.insula.cycles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That nobody can vote for a proposal and it cannot win.
 *
 * @param withdrawnAt null where a file says so
 * @param reason null if nobody gave one
 * @param mergedInto the id of the proposal that stands for it; null if none does
 */
public record ProposalWithdrawal(
    @Nullable Instant withdrawnAt, @Nullable String reason, @Nullable Long mergedInto) {}
