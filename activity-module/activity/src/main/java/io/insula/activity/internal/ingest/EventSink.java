package io.insula.activity.internal.ingest;

import io.insula.api.UnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where checked events go. */
interface EventSink {
  /**
   * Submits an event.
   *
   * @return completes when it is durable, or with the error that refused it
   * @throws UnavailableException if too many events wait already
   */
  CompletableFuture<Recording> submit(PendingEvent event);

  /**
   * Submits events, all of them or none.
   *
   * @return a future an event, in their order
   * @throws UnavailableException if there is no room for all of them
   */
  List<CompletableFuture<Recording>> submitAll(List<PendingEvent> events);
}
