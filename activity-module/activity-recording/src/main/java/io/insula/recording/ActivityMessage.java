package io.insula.recording;

import io.insula.activity.NewEvent;
import java.util.List;

/**
 * The outbox message that sends events to the log. It is stored as JSON: fields can be added, but
 * must not be renamed or removed, because messages of an earlier version may be waiting. The events
 * already have ids, by which the log recognises a repeated delivery.
 */
record ActivityMessage(List<NewEvent> events) {}
