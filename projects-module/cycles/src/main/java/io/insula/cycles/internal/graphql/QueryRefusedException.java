package io.insula.cycles.internal.graphql;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/** A query was not executed because it breaks a rule of GraphQL. The message is for the client. */
final class QueryRefusedException extends RuntimeException {
  private final transient @Nullable SourceLocation location;

  /**
   * @param location the place in the document; null if the whole document is meant
   */
  QueryRefusedException(String message, @Nullable SourceLocation location) {
    super(message);
    this.location = location;
  }

  @Nullable SourceLocation location() {
    return location;
  }
}
