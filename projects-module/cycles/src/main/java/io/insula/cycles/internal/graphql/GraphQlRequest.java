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
 * @param operationName which of its operations to run; needed where there are several. It is taken
 *     as {@code operationName} too, as GraphQL over HTTP calls it
 * @param variables by their names
 * @param extensions are taken and mean nothing
 */
@Introspected
record GraphQlRequest(
    @NotNull String query,
    @JsonAlias("operationName") @Nullable String operationName,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> variables,
    @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable Object> extensions) {}
