package io.insula.cycles.internal.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the GraphQL schema and connects its fields to the code that reads them. */
@Singleton
class CycleSchema {
  private static final String DEFINITION = "/io/insula/cycles/graphql/cycles.graphqls";
  private static final List<String> SCALARS = List.of("Long", "Decimal", "Time");

  private final CycleFetchers cycles;
  private final ResultFetchers results;

  CycleSchema(CycleFetchers cycles, ResultFetchers results) {
    this.cycles = cycles;
    this.results = results;
  }

  GraphQLSchema make() {
    return new SchemaGenerator()
        .makeExecutableSchema(new SchemaParser().parse(definition()), wiring());
  }

  private static String definition() {
    try (var file =
        Objects.requireNonNull(CycleSchema.class.getResourceAsStream(DEFINITION), DEFINITION)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema cannot be read", e);
    }
  }

  private RuntimeWiring wiring() {
    DataFetcher<?> known = CycleSchema::knownValue;
    var wiring =
        RuntimeWiring.newRuntimeWiring()
            .codeRegistry(
                GraphQLCodeRegistry.newCodeRegistry()
                    .defaultDataFetcher(DataFetcherFactories.useDataFetcher(known)));
    SCALARS.forEach(name -> wiring.scalar(OutputScalar.named(name)));
    fetchers().forEach((type, fields) -> wiring.type(type, each -> each.dataFetchers(fields)));
    return wiring.build();
  }

  @SuppressWarnings("rawtypes")
  private Map<String, Map<String, DataFetcher>> fetchers() {
    return Map.of(
        "Query", Map.of("cycles", cycles::cycles, "cycle", cycles::cycle),
        "cycle",
            Map.of(
                "phase_changes", cycles::phaseChanges,
                "admins", cycles::admins,
                "proposals", cycles::proposals,
                "revision", cycles::revision,
                "turnout", cycles::turnout,
                "statistics", results::statistics,
                "results", results::results,
                "ballots", results::ballots),
        "proposal", Map.of("count", results::count),
        "results",
            Map.of(
                "proposals", results::proposals,
                "ties", results::ties,
                "trace", results::trace));
  }

  /**
   * Returns the value that was read with its object. Replaces the library's default, which uses
   * reflection.
   */
  private static @Nullable Object knownValue(DataFetchingEnvironment field) {
    var name = field.getField().getName();
    return switch (field.getSource()) {
      case LoadedGraphQlObject loadedGraphQlObject -> loadedGraphQlObject.fields().get(name);
      case Map<?, ?> fields -> fields.get(name);
      case null, default -> throw new IllegalStateException("No fetcher for the field " + name);
    };
  }
}
