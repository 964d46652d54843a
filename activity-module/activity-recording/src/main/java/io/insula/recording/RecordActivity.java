package io.insula.recording;

import io.insula.activity.NewEvent;
import java.util.List;

/**
 * The message that brings events to the log. It is stored as JSON, so its fields may be added to
 * but neither renamed nor removed while such messages wait. The events have their ids already, by
 * which the log recognises a second delivery.
 */
record RecordActivity(List<NewEvent> events) {}
