package io.insula.cycles.internal.graphql;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request.
 *
 * @param query the document, at most 20,000 characters
 * @param operationName which operation of the document to run; required if the document has
 *     several. The field of the request is {@code operation_name}; {@code operationName}, its name
 *     in the specification GraphQL over HTTP, is accepted too
 * @param variables the values of the variables, by name
 * @param extensions accepted and ignored
 */
@Introspected
record GraphQlRequest(
    @NotNull String query,
    @JsonAlias("operationName") @Nullable String operationName,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> variables,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> extensions) {}
