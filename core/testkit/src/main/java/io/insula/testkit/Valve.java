package io.insula.testkit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A valve that blocks callers while it is closed. */
final class Valve {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean isShut;

  void shut() {
    set(true);
  }

  void open() {
    set(false);
  }

  /** Waits until the valve is open. */
  void pass() {
    lock.lock();
    try {
      while (isShut) {
        opened.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void set(boolean newState) {
    lock.lock();
    try {
      isShut = newState;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
