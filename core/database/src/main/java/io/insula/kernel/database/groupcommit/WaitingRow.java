package io.insula.kernel.database.groupcommit;

import java.util.concurrent.CompletableFuture;

/**
 * A row that waits for its commit.
 *
 * @param weight the size of the row in memory, in bytes, which counts against the limits
 * @param answer completes after the commit
 */
record WaitingRow<T, R>(T row, long weight, CompletableFuture<R> answer) {}
