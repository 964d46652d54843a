package io.insula.cycles.internal.graphql;

import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a GraphQL request.
 *
 * @param data what was asked for, in the shape of the query; left out if nothing was executed
 * @param errors what went wrong; left out if nothing did. What could be read stands in data
 *     nevertheless
 */
@Introspected
record GraphQlAnswer(
    @LeftOutIfNull @Nullable Map<String, @Nullable Object> data,
    @LeftOutIfNull @Nullable List<Failure> errors) {
  /** The answer to a request that was not executed. */
  static GraphQlAnswer refused(List<Failure> errors) {
    return new GraphQlAnswer(null, errors);
  }

  /**
   * Something that went wrong.
   *
   * @param locations where in the document; left out if it is about no part of it
   * @param path of the field in data that is null for it: names of fields, and positions in lists
   *     from 0; left out if it is about no field
   */
  @Introspected
  record Failure(
      String message,
      @LeftOutIfNull @Nullable List<Location> locations,
      @LeftOutIfNull @Nullable List<Object> path,
      Extensions extensions) {}

  /** A place in a document; both from 1. */
  @Introspected
  record Location(int line, int column) {}

  /** What a program decides by. */
  @Introspected
  record Extensions(FailureCode code) {}
}
