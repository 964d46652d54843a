package io.insula.kernel.outbox;

import java.util.List;

/**
 * A bean that provides receivers when their number is known only at run time, for instance one for
 * each app.
 */
public interface OutboxReceiverSource {
  /** Returns the receivers, which never change. */
  List<OutboxReceiver<?>> receivers();
}
