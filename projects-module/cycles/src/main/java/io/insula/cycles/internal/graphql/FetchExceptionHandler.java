package io.insula.cycles.internal.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.insula.api.InsulaException;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.kernel.database.DatabaseReadinessCheck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reports to the client why a field could not be read, without details of the server's code. */
@Singleton
class FetchExceptionHandler implements DataFetcherExceptionHandler {
  static final String CODE = "code";
  static final String UNEXPECTED =
      "An unexpected error happened. Report the header Trace-Id of this answer to the operator, who"
          + " finds the cause in the log.";

  private final ErrorReporter reporter;
  private final List<DatabaseReadinessCheck> conditions;

  FetchExceptionHandler(ErrorReporter reporter, List<DatabaseReadinessCheck> conditions) {
    this.reporter = reporter;
    this.conditions = conditions;
  }

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters failed) {
    var error = unwrapped(failed.getException());
    var meant = meaningOf(error);
    if (meant.isEmpty()) {
      reporter.report(error, "POST /graphql " + failed.getPath(), TraceId.current());
    }
    var failure =
        GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
            .message("%s", meant.map(FetchExceptionHandler::text).orElse(UNEXPECTED))
            .extensions(
                Map.of(
                    CODE, meant.map(FetchExceptionHandler::codeOf).orElse(FailureCode.UNEXPECTED)))
            .build();
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(failure).build());
  }

  private static Throwable unwrapped(Throwable error) {
    var cause = error.getCause();
    return error instanceof CompletionException && cause != null ? unwrapped(cause) : error;
  }

  private Optional<InsulaException> meaningOf(Throwable error) {
    return error instanceof InsulaException meant
        ? Optional.of(meant)
        : DatabaseReadinessCheck.explain(conditions, error)
            .or(() -> DatabaseErrors.asUnavailable(error))
            .map(InsulaException.class::cast);
  }

  private static String text(InsulaException error) {
    var message = error.getMessage();
    return message == null ? "" : message;
  }

  private static FailureCode codeOf(InsulaException error) {
    return switch (error.kind()) {
      case NOT_FOUND -> FailureCode.NOT_FOUND;
      // A query changes nothing. So a conflict means that another request changed the cycle during
      // the query, and the client can retry.
      case UNAVAILABLE, CONFLICT -> FailureCode.UNAVAILABLE;
      case INVALID, FORBIDDEN -> FailureCode.INVALID;
    };
  }
}
