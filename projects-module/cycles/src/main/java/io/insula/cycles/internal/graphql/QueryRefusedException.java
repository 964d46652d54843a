package io.insula.cycles.internal.graphql;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/** A query that is not executed. The message is for the client. */
final class QueryRefusedException extends RuntimeException {
  private final FailureCode code;
  private final transient @Nullable SourceLocation location;

  /**
   * @param location in the document; null if it is about the whole
   */
  QueryRefusedException(FailureCode code, String message, @Nullable SourceLocation location) {
    super(message);
    this.code = code;
    this.location = location;
  }

  /** For a query that asks for too much. */
  static QueryRefusedException tooLarge(String message) {
    return new QueryRefusedException(FailureCode.TOO_LARGE, message, null);
  }

  FailureCode code() {
    return code;
  }

  @Nullable SourceLocation location() {
    return location;
  }
}
