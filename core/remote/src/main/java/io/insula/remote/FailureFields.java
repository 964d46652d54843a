package io.insula.remote;

import java.util.Map;
import java.util.UUID;

/**
 * The fields of an exception, in addition to its message, as sent between processes.
 *
 * @param values the values by name
 */
public record FailureFields(Map<String, String> values) {
  public FailureFields {
    values = Map.copyOf(values);
  }

  /**
   * @throws IllegalArgumentException if the field is missing
   */
  public String text(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the exception from the other side has no field " + name);
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException if the field is missing or not a number
   */
  public long number(String name) {
    return Long.parseLong(text(name));
  }

  /**
   * @throws IllegalArgumentException if the field is missing or not a UUID
   */
  public UUID uuid(String name) {
    return UUID.fromString(text(name));
  }
}
