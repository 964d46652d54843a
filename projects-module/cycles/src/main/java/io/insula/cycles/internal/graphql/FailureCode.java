package io.insula.cycles.internal.graphql;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of failures, as programs read them. */
enum FailureCode {
  /** The request breaks a rule; sending it again changes nothing. */
  @JsonProperty("invalid")
  INVALID,
  /** There is no such thing. */
  @JsonProperty("not_found")
  NOT_FOUND,
  /** It cannot be done right now; it may be tried again. */
  @JsonProperty("unavailable")
  UNAVAILABLE,
  /** Something went wrong on the server's side. */
  @JsonProperty("unexpected")
  UNEXPECTED
}
