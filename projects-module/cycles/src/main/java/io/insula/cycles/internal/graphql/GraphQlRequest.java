package io.insula.cycles.internal.graphql;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.insula.api.InvalidInputException;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request.
 *
 * @param query the document, at most 20,000 characters
 * @param nameInSnakeCase which operation of the document to run; required if the document has
 *     several
 * @param nameInCamelCase the same under its name in the specification GraphQL over HTTP
 * @param variables the values of the variables, by name
 * @param extensions accepted and ignored
 */
@Introspected
record GraphQlRequest(
    @NotNull String query,
    @JsonProperty("operation_name") @Nullable String nameInSnakeCase,
    @Schema(hidden = true) @JsonProperty("operationName") @Nullable String nameInCamelCase,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> variables,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> extensions) {
  /**
   * Returns the name of the operation to run, whichever of its two fields has it; null if there is
   * none.
   *
   * @throws InvalidInputException if both fields have one
   */
  @Nullable String operation() {
    if (nameInSnakeCase != null && nameInCamelCase != null) {
      throw new InvalidInputException(
          "operationName", "must not be given together with operation_name");
    }
    return nameInSnakeCase == null ? nameInCamelCase : nameInSnakeCase;
  }
}
