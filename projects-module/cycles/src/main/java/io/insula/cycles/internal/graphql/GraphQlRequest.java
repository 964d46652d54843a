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
 * @param nameInSnakeCase the name of the operation to run; required if the document has several
 *     operations
 * @param nameInCamelCase the same name, in the field of the specification GraphQL over HTTP
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
   * Returns the name of the operation to run; null if both fields are missing.
   *
   * @throws InvalidInputException if both fields have a name
   */
  @Nullable String operation() {
    if (nameInSnakeCase != null && nameInCamelCase != null) {
      throw new InvalidInputException(
          "operationName", "must not be given together with operation_name");
    }
    return nameInSnakeCase == null ? nameInCamelCase : nameInSnakeCase;
  }
}
