package io.insula.cycles.internal.graphql;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of failures, by which a client program can decide what to do. */
enum FailureCode {
  /** The request breaks a rule, or the caller may not read the field. A retry fails again. */
  @JsonProperty("invalid")
  INVALID,
  /** The requested object does not exist. */
  @JsonProperty("not_found")
  NOT_FOUND,
  /**
   * The field cannot be read now, for instance because the vote was opened again. The client can
   * retry.
   */
  @JsonProperty("unavailable")
  UNAVAILABLE,
  /** The server failed. */
  @JsonProperty("unexpected")
  UNEXPECTED
}
