package io.insula.activity.internal.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.EventResponse;

/** Writes events as JSON, each on one line. */
public final class NdjsonEventWriter {
  private NdjsonEventWriter() {}

  /**
   * Returns the event as one line of JSON. Line breaks become spaces, because {@code data} from an
   * app of this server can contain line breaks.
   */
  public static String of(RecordedEvent event, ObjectMapper json) {
    try {
      // JSON escapes a line break inside a string. So each line break here is between values.
      return json.writeValueAsString(EventResponse.of(event)).replace('\n', ' ').replace('\r', ' ');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The event " + event.id() + " cannot be written", e);
    }
  }
}
