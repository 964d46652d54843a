package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/**
 * The changes that a transaction makes to the data that all shards share: labels, sums and folded
 * events. Only one transaction at a time can change them. A transaction takes the lock of this data
 * as late as possible, and keeps it until its end. Every transaction takes this lock last, so no
 * deadlock occurs.
 */
final class SharedSums {
  private final Connection connection;
  private final String rules;
  private final SumChanges cells = new SumChanges();
  private boolean isLocked;

  /**
   * @param rules the rules by which the transaction folds
   */
  SharedSums(Connection connection, String rules) {
    this.connection = connection;
    this.rules = rules;
  }

  Connection connection() {
    return connection;
  }

  /**
   * Waits until no other transaction changes shared data. Later statements of this transaction see
   * all changes that other transactions have made.
   *
   * @throws UnavailableException if the rules have changed
   */
  void lock() throws SQLException {
    if (!isLocked) {
      if (!FoldState.lock(connection).rules().equals(rules)) {
        throw PortionFold.otherRules();
      }
      isLocked = true;
    }
  }

  /** Returns the numbers of labels, and assigns new ones where needed. */
  Map<Label, Integer> numbersOf(Collection<Label> labels) throws SQLException {
    var numbers = LabelTable.knownOf(connection, labels);
    if (numbers.size() == labels.size()) {
      return numbers;
    }
    lock();
    return LabelTable.numbersOf(connection, labels);
  }

  /** Returns the changes of the sums, which {@link #write} stores. */
  SumChanges cells() {
    return cells;
  }

  /** Stores the collected changes of the sums. */
  void write() throws SQLException {
    if (!cells.isEmpty()) {
      lock();
      SumTable.add(connection, cells);
      cells.clear();
    }
  }
}
