package io.insula.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the server.
 *
 * @param body the body read as UTF-8, empty if there was none
 */
public record ApiResponse(int status, HttpHeaders headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Returns the body as JSON.
   *
   * @throws AssertionError if it is not JSON
   */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The body of this answer is not JSON: " + this, e);
    }
  }

  /** Returns the first header of this name, ignoring case; null if there is none. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /**
   * Checks the status, and returns this answer.
   *
   * @throws AssertionError if the answer has another status
   */
  public ApiResponse expect(int expectedStatus) {
    if (status != expectedStatus) {
      throw new AssertionError("Expected status " + expectedStatus + ", but got " + this);
    }
    return this;
  }
}
