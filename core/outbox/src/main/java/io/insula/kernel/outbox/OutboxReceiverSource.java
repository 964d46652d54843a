package io.insula.kernel.outbox;

import java.util.List;

/**
 * A bean that has receivers whose number is known only at run time, for instance one for each app.
 */
public interface OutboxReceiverSource {
  /** The receivers, which never change. */
  List<OutboxReceiver<?>> receivers();
}
