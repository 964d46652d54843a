package io.insula.cycles.internal.graphql;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A query that breaks a rule of the language and is not executed. The message is for the client.
 */
final class QueryRefusedException extends RuntimeException {
  private final transient @Nullable SourceLocation location;

  /**
   * @param location in the document; null if it is about the whole
   */
  QueryRefusedException(String message, @Nullable SourceLocation location) {
    super(message);
    this.location = location;
  }

  @Nullable SourceLocation location() {
    return location;
  }
}
