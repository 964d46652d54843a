package io.insula.remote;

import java.util.Map;
import java.util.UUID;

/**
 * What an exception carries beside its message, as it crosses the wire.
 *
 * @param values by name
 */
public record FailureFields(Map<String, String> values) {
  public FailureFields {
    values = Map.copyOf(values);
  }

  /**
   * @throws IllegalArgumentException if there is no such field
   */
  public String text(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the other side left out " + name);
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException if there is no such field, or it is no number
   */
  public long number(String name) {
    return Long.parseLong(text(name));
  }

  /**
   * @throws IllegalArgumentException if there is no such field, or it is no UUID
   */
  public UUID uuid(String name) {
    return UUID.fromString(text(name));
  }
}
