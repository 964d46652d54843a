package io.insula.activity.internal.ingest;

import io.insula.activity.RecordedEvent;

/**
 * The result of storing an event.
 *
 * @param event the event as the sender sent it, with the time at which the first event with this id
 *     was stored
 * @param isRepeat whether an event with the same id was stored before
 * @param isConflict whether the event that was stored before has different content
 */
record StoreResult(RecordedEvent event, boolean isRepeat, boolean isConflict) {}
