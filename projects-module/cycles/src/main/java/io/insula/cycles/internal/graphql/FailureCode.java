package io.insula.cycles.internal.graphql;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of failures, by which a client program can decide what to do. */
enum FailureCode {
  /** The request breaks a rule; a retry cannot succeed. */
  @JsonProperty("invalid")
  INVALID,
  /** The requested object does not exist. */
  @JsonProperty("not_found")
  NOT_FOUND,
  /** The operation is temporarily impossible; the client can retry. */
  @JsonProperty("unavailable")
  UNAVAILABLE,
  /** The server failed. */
  @JsonProperty("unexpected")
  UNEXPECTED
}
