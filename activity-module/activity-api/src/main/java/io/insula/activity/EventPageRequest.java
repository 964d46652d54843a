package io.insula.activity;

import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for a page of events, newest first.
 *
 * @param limit the maximum number of events, 1 to {@value PageRequest#MAX_LIMIT}
 * @param before only events stored before this time; null for the newest
 */
public record EventPageRequest(int limit, @Nullable Instant before) {
  public EventPageRequest {
    if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
      throw new InvalidInputException("limit", "must be between 1 and " + PageRequest.MAX_LIMIT);
    }
  }
}
