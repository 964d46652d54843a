package io.insula.bench.activity;

/**
 * An event to take in. Its texts need no escaping, neither in JSON nor for COPY.
 *
 * @param data JSON
 */
record SampleEvent(
    String component, String environment, String email, String message, String data) {
  String json() {
    return "{\"component\":\"%s\",\"environment\":\"%s\",\"email\":\"%s\",\"message\":\"%s\",\"data\":%s}"
        .formatted(component, environment, email, message, data);
  }

  /** The columns after time and id as COPY reads them, with the end of the line. */
  String columns() {
    return String.join("\t", component, environment, email, message, data) + "\n";
  }
}
