package io.insula.kernel.database;

import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.HandleScope;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares one handle between nested calls of Jdbi on a thread, as Jdbi does by itself, but not
 * across the begin of a transaction: a {@code @Transactional} method that is called while a handle
 * is open would otherwise run outside of its own transaction.
 */
final class TransactionHandleScope implements HandleScope {
  /** A handle, and the connection of the transaction that ran when it was opened. */
  private record OpenHandle(@Nullable Connection transaction, HandleSupplier handle) {}

  private final ConnectionOperations<Connection> transactions;
  private final ThreadLocal<Deque<OpenHandle>> handles = ThreadLocal.withInitial(ArrayDeque::new);

  TransactionHandleScope(ConnectionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public @Nullable HandleSupplier get() {
    var innermost = innermost();
    return innermost == null ? null : innermost.handle();
  }

  @Override
  public void set(HandleSupplier handle) {
    handles.get().push(new OpenHandle(transaction(), handle));
  }

  @Override
  public void clear() {
    // Jdbi clears, too, when it could not open a handle.
    if (innermost() != null) {
      handles.get().pop();
    }
    if (handles.get().isEmpty()) {
      handles.remove();
    }
  }

  /** Null if none was opened in the transaction that runs, or outside of one if none runs. */
  private @Nullable OpenHandle innermost() {
    var innermost = handles.get().peek();
    return innermost != null && innermost.transaction() == transaction() ? innermost : null;
  }

  private @Nullable Connection transaction() {
    return transactions.findConnectionStatus().map(status -> status.getConnection()).orElse(null);
  }
}
