package io.insula.activity.internal.ingest;

import io.insula.activity.RecordedEvent;

/**
 * The result of storing an event.
 *
 * @param event the event as sent, with the time at which its id was first stored
 * @param isRepeat whether an event with this id was stored before
 * @param isConflict whether the earlier event has different content
 */
record StoreResult(RecordedEvent event, boolean isRepeat, boolean isConflict) {}
