package io.insula.kernel.movingout.hosting;

import io.grpc.Context;
import io.insula.kernel.base.Cancellation;

/**
 * The cancellation of a call from another process. A call is cancelled by its caller, or when its
 * deadline passes.
 */
record CallCancellation(Context call) implements Cancellation {
  @Override
  public boolean isCancelled() {
    return call.isCancelled();
  }

  @Override
  public Registration onCancel(Runnable action) {
    Context.CancellationListener listener = _ -> action.run();
    call.addListener(listener, Runnable::run);
    return () -> call.removeListener(listener);
  }
}
