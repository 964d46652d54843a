package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Tells a repeat of an event from another event under the same id. */
@Singleton
final class ContentComparison {
  private final ObjectReader json;

  ContentComparison(ObjectMapper json) {
    this.json =
        json.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** Whether an event says what a stored one says; white space and key order of data aside. */
  boolean isSame(NewEvent event, RecordedEvent stored) {
    return event.component().equals(stored.component())
        && event.environment().equals(stored.environment())
        && Objects.equals(event.email(), stored.email())
        && event.message().equals(stored.message())
        && (event.data().equals(stored.data())
            || parse(event.data()).equals(ContentComparison::compareNodes, parse(stored.data())));
  }

  private JsonNode parse(String data) {
    try {
      return json.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("data that is no JSON came past the rules", e);
    }
  }

  /** Numbers of one value may be written in two ways; all else is as {@code equals} says. */
  private static int compareNodes(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
