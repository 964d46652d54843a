package io.insula.kernel.base;

/**
 * Whether the work of this thread is still wanted. A call from another process binds one; any other
 * work is never cancelled.
 */
public interface Cancellation {
  /** The one of the work that this thread does. */
  ScopedValue<Cancellation> CURRENT = ScopedValue.newInstance();

  /** One that never happens. */
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

  /** The one of the work that this thread does; {@link #NEVER} where nothing is bound. */
  static Cancellation current() {
    return CURRENT.orElse(NEVER);
  }

  /** Whether the caller is gone, or its deadline has passed. */
  boolean isCancelled();

  /**
   * Registers an action that runs once, when the work is cancelled; at once if it is already. It
   * may run on any thread and must not block.
   */
  Registration onCancel(Runnable action);

  /** An action that waits for the cancellation. */
  @FunctionalInterface
  interface Registration {
    /** Removes the action; it may be running already. */
    void remove();
  }
}
