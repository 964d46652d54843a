package io.insula.kernel.database.groupcommit;

import java.util.concurrent.CompletableFuture;

/**
 * A row that waits for its commit.
 *
 * @param weight its weight against the bounds on memory, in bytes
 * @param answer completes after the commit
 */
record Entry<T, R>(T row, long weight, CompletableFuture<R> answer) {}
