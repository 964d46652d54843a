package io.insula.cycles.internal.graphql;

import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a GraphQL request. Even with errors, data has all fields that could be read.
 *
 * @param data the result in the shape of the query; omitted if nothing was executed
 * @param errors omitted if there are none
 */
@Introspected
record GraphQlAnswer(
    @LeftOutIfNull @Nullable Map<String, @Nullable Object> data,
    @LeftOutIfNull @Nullable List<Failure> errors) {
  /** Returns the answer to a request that was not executed. */
  static GraphQlAnswer refused(List<Failure> errors) {
    return new GraphQlAnswer(null, errors);
  }

  /**
   * An error.
   *
   * @param locations the places in the document; omitted if there are none
   * @param path the path of the failed field in data, with names of fields and positions in lists
   *     from 0; omitted if the error belongs to no field
   */
  @Introspected
  record Failure(
      String message,
      @LeftOutIfNull @Nullable List<Location> locations,
      @LeftOutIfNull @Nullable List<Object> path,
      Extensions extensions) {}

  /** A place in a document; line and column count from 1. */
  @Introspected
  record Location(int line, int column) {}

  /** The part of an error that programs evaluate. */
  @Introspected
  record Extensions(FailureCode code) {}
}
