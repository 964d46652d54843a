package io.insula.activity.internal.ingest;

import io.insula.activity.RecordedEvent;

/**
 * How the storing of an event went.
 *
 * @param event as it was sent, with the time of the one that is stored under its id
 * @param isRepeat whether one was stored before under its id
 * @param isConflict whether that one says something else
 */
record StoreResult(RecordedEvent event, boolean isRepeat, boolean isConflict) {}
