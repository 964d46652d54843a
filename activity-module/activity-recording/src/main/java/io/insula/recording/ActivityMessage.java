package io.insula.recording;

import io.insula.activity.NewEvent;
import java.util.List;

/**
 * The outbox message that sends events to the log. The JSON fields must not be renamed or removed,
 * because older messages may wait in the outbox. Each event has an id, by which the log recognizes
 * a repeated delivery.
 */
record ActivityMessage(List<NewEvent> events) {}
