package io.insula.activity.internal.ingest;

import io.insula.activity.RecordedEvent;

/**
 * How the storing of an event went.
 *
 * @param event what is stored now
 * @param isRepeat whether it was stored before
 */
record Recording(RecordedEvent event, boolean isRepeat) {}
