package io.insula.testkit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds back whoever wants to pass while it is shut. */
final class Valve {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean shut;

  void shut() {
    set(true);
  }

  void open() {
    set(false);
  }

  /** Returns when it is open. */
  void pass() {
    lock.lock();
    try {
      while (shut) {
        opened.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void set(boolean newState) {
    lock.lock();
    try {
      shut = newState;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
