package io.insula.cycles.internal.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.insula.api.InsulaException;
import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.kernel.base.watching.ErrorReporter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FetchExceptionHandlerTest {
  private static final ErrorReporter NOBODY = (error, context, traceId) -> {};

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new InvalidInputException("id", "must be an id"), FailureCode.INVALID),
        Arguments.of(new Forbidden(), FailureCode.INVALID),
        Arguments.of(new CycleNotFoundException(7), FailureCode.NOT_FOUND),
        Arguments.of(
            new UnavailableException("Retry.", Duration.ofSeconds(1), null),
            FailureCode.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void each_failure_has_the_code_by_which_a_client_decides_about_a_retry(
      InsulaException failure, FailureCode code) {
    assertThat(codeOf(failure)).isEqualTo(code);
  }

  @Test
  void a_cycle_that_changes_during_a_query_is_no_fault_of_the_query() {
    assertThat(codeOf(new CycleConflictException("The vote was opened again.")))
        .isEqualTo(FailureCode.UNAVAILABLE);
  }

  private static Object codeOf(RuntimeException failure) {
    var wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(
                "Query",
                type ->
                    type.dataFetcher(
                        "cycle",
                        field -> {
                          throw failure;
                        }))
            .build();
    var schema =
        new SchemaGenerator()
            .makeExecutableSchema(new SchemaParser().parse("type Query { cycle: String }"), wiring);
    var answer =
        GraphQL.newGraphQL(schema)
            .defaultDataFetcherExceptionHandler(new FetchExceptionHandler(NOBODY, List.of()))
            .build()
            .execute("{ cycle }");
    return answer.getErrors().getFirst().getExtensions().get(FetchExceptionHandler.CODE);
  }

  private static final class Forbidden extends InsulaException {
    private static final long serialVersionUID = 1L;

    Forbidden() {
      super(Kind.FORBIDDEN, "Only an admin of the cycle may do this.");
    }
  }
}
