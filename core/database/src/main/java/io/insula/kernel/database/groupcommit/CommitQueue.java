package io.insula.kernel.database.groupcommit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue of rows that wait for a group commit, bounded by number and weight. Rows count until
 * they are {@linkplain #release released}.
 */
final class CommitQueue<T, R> {
  private final GroupCommitLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<WaitingRow<T, R>> waiting = new ArrayDeque<>();
  private int heldRows;
  private long heldBytes;
  private boolean isClosed;

  CommitQueue(GroupCommitLimits limits) {
    this.limits = limits;
  }

  /** Adds all entries, or none if there is no room for all or the queue is closed. */
  boolean offer(List<WaitingRow<T, R>> entries, long weight) {
    lock.lock();
    try {
      if (isClosed
          || entries.size() > limits.queuedRows() - heldRows
          || (heldRows > 0 && weight > limits.queuedBytes() - heldBytes)) {
        return false;
      }
      waiting.addAll(entries);
      heldRows += entries.size();
      heldBytes += weight;
      arrived.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for rows and takes the next group. An empty group means that the queue is closed and
   * empty.
   */
  List<WaitingRow<T, R>> takeGroup() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !isClosed) {
        arrived.await();
      }
      return nextGroup();
    } finally {
      lock.unlock();
    }
  }

  private List<WaitingRow<T, R>> nextGroup() {
    var group = new ArrayList<WaitingRow<T, R>>(Math.min(waiting.size(), limits.groupRows()));
    long weight = 0;
    for (var next = waiting.peek();
        next != null
            && group.size() < limits.groupRows()
            && (group.isEmpty() || weight + next.weight() <= limits.groupBytes());
        next = waiting.peek()) {
      group.add(waiting.remove());
      weight += next.weight();
    }
    return group;
  }

  /** Removes and returns all waiting rows. The caller answers these rows with an error. */
  List<WaitingRow<T, R>> takeAll() {
    lock.lock();
    try {
      var all = List.copyOf(waiting);
      waiting.clear();
      makeFree(all);
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Makes room in the queue for new rows, after a writer has written these rows. */
  void release(List<WaitingRow<T, R>> group) {
    lock.lock();
    try {
      makeFree(group);
    } finally {
      lock.unlock();
    }
  }

  private void makeFree(List<WaitingRow<T, R>> group) {
    heldRows -= group.size();
    for (var entry : group) {
      heldBytes -= entry.weight();
    }
  }

  /** Accepts no further rows. The waiting rows can still be taken. */
  void close() {
    lock.lock();
    try {
      isClosed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many rows wait or are being written. */
  int heldRows() {
    lock.lock();
    try {
      return heldRows;
    } finally {
      lock.unlock();
    }
  }
}
