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
 * What became of one line of a batch.
 *
 * @param line the number of the line, from 1
 * @param id of the event that is stored now
 * @param createdAt when it was stored
 * @param detail why it was not stored
 * @param errors what is wrong with it
 */
record BatchLineResult(
    int line,
    Outcome status,
    @LeftOutIfNull @Nullable UUID id,
    @LeftOutIfNull @Nullable Instant createdAt,
    @LeftOutIfNull @Nullable String detail,
    @LeftOutIfNull @Nullable List<FieldError> errors) {
  /** How it went. */
  enum Outcome {
    /** It is durable. */
    @JsonProperty("stored")
    STORED,
    /** It was stored before, with the same content. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** It breaks a rule, or its id belongs to another event; sending it again changes nothing. */
    @JsonProperty("refused")
    REFUSED,
    /** It may be stored or not; send it again, with the same id. */
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

  /** The answer to the first line that is one too many, and to all after it. */
  static BatchLineResult beyond(int line, int most) {
    return refused(
        line,
        "A batch has at most " + most + " lines; neither this one nor any after it was stored.",
        List.of());
  }

  static BatchLineResult unavailable(int line, String detail) {
    return new BatchLineResult(line, Outcome.UNAVAILABLE, null, null, detail, null);
  }
}
