package io.insula.kernel.base;

/**
 * Reports whether the current work of a thread is cancelled. Only a call from another process can
 * be cancelled.
 */
public interface Cancellation {
  /** The cancellation of this thread's work. */
  ScopedValue<Cancellation> CURRENT = ScopedValue.newInstance();

  /** A cancellation that never happens. */
  Cancellation NEVER =
      new Cancellation() {
        @Override
        public boolean isCancelled() {
          return false;
        }

        @Override
        public Registration onCancel(Runnable action) {
          return () -> {};
        }
      };

  /** Returns the cancellation of this thread's work; {@link #NEVER} if none is bound. */
  static Cancellation current() {
    return CURRENT.orElse(NEVER);
  }

  /**
   * Returns whether the calling process has disconnected, or the deadline of its call has passed.
   */
  boolean isCancelled();

  /**
   * Registers an action that runs once, when the work is cancelled. If the work is already
   * cancelled, the action runs immediately. The action may run on any thread and must not block.
   */
  Registration onCancel(Runnable action);

  /** A registered action. */
  @FunctionalInterface
  interface Registration {
    /** Removes the action; it may already be running. */
    void remove();
  }
}
