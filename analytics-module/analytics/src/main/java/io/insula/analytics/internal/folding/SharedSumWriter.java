package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/**
 * The changes of a transaction to labels, sums and folded events, which all shards share. The lock
 * of this data is taken last, to prevent deadlocks, and kept until the end of the transaction.
 */
final class SharedSumWriter {
  private final Connection connection;
  private final String rules;
  private final SumChanges sumChanges = new SumChanges();
  private boolean isLocked;

  /**
   * @param rules the rules by which the transaction folds
   */
  SharedSumWriter(Connection connection, String rules) {
    this.connection = connection;
    this.rules = rules;
  }

  Connection connection() {
    return connection;
  }

  /**
   * Waits until no other transaction changes shared data. Later statements of this transaction see
   * the changes of other transactions.
   *
   * @throws UnavailableException if the rules have changed
   */
  void lock() throws SQLException {
    if (!isLocked) {
      if (!FoldState.lock(connection).rules().equals(rules)) {
        throw PortionFold.differentRulesError();
      }
      isLocked = true;
    }
  }

  /** Returns the numbers of labels, and assigns new numbers where needed. */
  Map<Label, Integer> numbersOf(Collection<Label> labels) throws SQLException {
    var numbers = LabelTable.knownOf(connection, labels);
    if (numbers.size() == labels.size()) {
      return numbers;
    }
    lock();
    return LabelTable.numbersOf(connection, labels);
  }

  /** Returns the changes of the sums, which {@link #write} stores. */
  SumChanges sumChanges() {
    return sumChanges;
  }

  /** Stores the collected changes of the sums. */
  void write() throws SQLException {
    if (!sumChanges.isEmpty()) {
      lock();
      SumTable.add(connection, sumChanges);
      sumChanges.clear();
    }
  }
}
