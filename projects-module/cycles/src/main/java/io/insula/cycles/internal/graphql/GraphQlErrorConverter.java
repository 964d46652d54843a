package io.insula.cycles.internal.graphql;

import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.TypeMismatchError;
import graphql.UnresolvedTypeError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.SourceLocation;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import io.insula.cycles.internal.graphql.GraphQlAnswer.Extensions;
import io.insula.cycles.internal.graphql.GraphQlAnswer.Failure;
import io.insula.cycles.internal.graphql.GraphQlAnswer.Location;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts errors of the GraphQL library to errors for clients, without names of the library's
 * classes.
 */
final class GraphQlErrorConverter {
  /**
   * The maximum number of reported errors. Without this limit, the same error could be reported for
   * each field of each node.
   */
  private static final int MAX_ERRORS = 100;

  private static final Pattern ARGUMENT = Pattern.compile("argument '([^']+)'");
  private static final Pattern VARIABLE = Pattern.compile("[Vv]ariable '([^']+)'");
  private static final Pattern PREFIX =
      Pattern.compile("^Validation error \\(\\w+(@\\[[^]]*])?\\) : ");

  private GraphQlErrorConverter() {}

  static Failure of(QueryRefusedException refusal) {
    var location = refusal.location();
    return new Failure(
        String.valueOf(refusal.getMessage()),
        location == null ? null : locations(List.of(location)),
        null,
        new Extensions(FailureCode.INVALID));
  }

  static List<Failure> of(List<? extends GraphQLError> errors) {
    return errors.stream().limit(MAX_ERRORS).map(GraphQlErrorConverter::of).toList();
  }

  private static Failure of(GraphQLError error) {
    var code = codeOf(error);
    return new Failure(
        code == FailureCode.UNEXPECTED ? FetchExceptionHandler.UNEXPECTED : text(error),
        locations(error.getLocations()),
        error.getPath(),
        new Extensions(code));
  }

  /**
   * Returns the kind of an error. If the library refuses a value that the server returned for a
   * field, the server has failed.
   */
  private static FailureCode codeOf(GraphQLError error) {
    if (error.getExtensions() != null
        && error.getExtensions().get(FetchExceptionHandler.CODE) instanceof FailureCode code) {
      return code;
    }
    return switch (error) {
      case NonNullableFieldWasNullError _,
          SerializationError _,
          TypeMismatchError _,
          UnresolvedTypeError _ ->
          FailureCode.UNEXPECTED;
      default -> FailureCode.INVALID;
    };
  }

  private static String text(GraphQLError error) {
    var message = Objects.requireNonNullElse(error.getMessage(), "The query is not valid.");
    return switch (error) {
      case ValidationError invalid
          when invalid.getValidationErrorType() == ValidationErrorType.WrongType ->
          named("The argument ", ARGUMENT, message) + " has a value of the wrong type.";
      case CoercingParseValueException _ ->
          named("The variable ", VARIABLE, message) + " has a value of the wrong type.";
      default -> PREFIX.matcher(message).replaceFirst("");
    };
  }

  private static String named(String what, Pattern pattern, String message) {
    var found = pattern.matcher(message);
    return found.find() ? what + found.group(1) : what.strip();
  }

  private static @Nullable List<Location> locations(@Nullable List<SourceLocation> found) {
    return Optional.ofNullable(found)
        .filter(each -> !each.isEmpty())
        .map(
            each ->
                each.stream()
                    .map(place -> new Location(place.getLine(), place.getColumn()))
                    .toList())
        .orElse(null);
  }
}
