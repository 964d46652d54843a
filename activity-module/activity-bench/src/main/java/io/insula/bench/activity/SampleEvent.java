package io.insula.bench.activity;

/**
 * An event to store. Its texts need no escaping in JSON and COPY.
 *
 * @param data JSON
 */
record SampleEvent(
    String component, String environment, String email, String message, String data) {
  String json() {
    return "{\"component\":\"%s\",\"environment\":\"%s\",\"email\":\"%s\",\"message\":\"%s\",\"data\":%s}"
        .formatted(component, environment, email, message, data);
  }

  /** Returns the columns after the time and the id, as the end of a line for COPY. */
  String columns() {
    return String.join("\t", component, environment, email, message, data) + "\n";
  }
}
