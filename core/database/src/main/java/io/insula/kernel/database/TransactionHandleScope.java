package io.insula.kernel.database;

import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.HandleScope;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares one Jdbi handle between nested Jdbi calls on a thread, as Jdbi does by default. But a call
 * in a transaction never uses a handle from outside the transaction.
 */
final class TransactionHandleScope implements HandleScope {
  /** A handle, and the connection of the transaction in which it was opened. */
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
    // Jdbi also clears the scope when it could not open a handle. Then there is no handle to
    // remove.
    if (innermost() != null) {
      handles.get().pop();
    }
    if (handles.get().isEmpty()) {
      handles.remove();
    }
  }

  /**
   * Returns the innermost handle; null if there is none. Also null if a transaction began or ended
   * after the handle was opened.
   */
  private @Nullable OpenHandle innermost() {
    var innermost = handles.get().peek();
    return innermost != null && innermost.transaction() == transaction() ? innermost : null;
  }

  private @Nullable Connection transaction() {
    return transactions.findConnectionStatus().map(status -> status.getConnection()).orElse(null);
  }
}
