package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.api.FieldError;
import io.insula.kernel.web.LeftOutIfNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of one line of a batch.
 *
 * @param line the number of the line, from 1
 * @param id the id of the stored event; missing if nothing was stored
 * @param createdAt the time of storing; missing if nothing was stored
 * @param detail why the event was not stored; missing if it was stored
 * @param errors the errors of the line's fields
 */
record BatchLineResult(
    int line,
    Outcome status,
    @LeftOutIfNull @Nullable UUID id,
    @LeftOutIfNull @Nullable Instant createdAt,
    @LeftOutIfNull @Nullable String detail,
    @LeftOutIfNull @Nullable List<FieldError> errors) {
  /** The outcome of a line. */
  enum Outcome {
    /** The event is durable. */
    @JsonProperty("stored")
    STORED,
    /** The event was stored before, with the same content. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /**
     * The line is not valid, or its id belongs to an event with different content. A retry does not
     * help.
     */
    @JsonProperty("refused")
    REFUSED,
    /**
     * It is unknown whether the event was stored. The client can send it again with the same id.
     */
    @JsonProperty("unavailable")
    UNAVAILABLE
  }

  @JsonIgnore
  boolean isUnavailable() {
    return status == Outcome.UNAVAILABLE;
  }

  static BatchLineResult of(int line, StoreResult recording) {
    var event = recording.event();
    var outcome = recording.isRepeat() ? Outcome.DUPLICATE : Outcome.STORED;
    return new BatchLineResult(line, outcome, event.id(), event.createdAt(), null, null);
  }

  static BatchLineResult refused(int line, String detail, List<FieldError> errors) {
    return new BatchLineResult(line, Outcome.REFUSED, null, null, detail, errors);
  }

  /**
   * Returns the answer to the first line beyond the limit. The lines after it get no answers of
   * their own.
   */
  static BatchLineResult beyondLimit(int line, int maxLines) {
    return refused(
        line,
        "A batch has at most "
            + maxLines
            + " lines. This line and all lines after it were not stored.",
        List.of());
  }

  static BatchLineResult unavailable(int line, String detail) {
    return new BatchLineResult(line, Outcome.UNAVAILABLE, null, null, detail, null);
  }
}
