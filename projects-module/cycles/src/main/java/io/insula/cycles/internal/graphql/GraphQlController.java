package io.insula.cycles.internal.graphql;

import io.insula.api.UnavailableException;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Cycles by GraphQL. */
@Tag(name = "cycles")
@Controller("/graphql")
@Secured(SecurityRule.IS_AUTHENTICATED)
@RequiredScope("reports")
class GraphQlController {
  static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

  private static final MediaType GRAPHQL_RESPONSE_TYPE = MediaType.of(GRAPHQL_RESPONSE);
  private static final long LARGEST_BODY = 128 * 1024;

  /** An answer has up to 100,000 values, so few are made at once. */
  private static final int QUERIES_AT_ONCE = 8;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Queries queries;
  private final Semaphore permits = new Semaphore(QUERIES_AT_ONCE);

  GraphQlController(Queries queries) {
    this.queries = queries;
  }

  /**
   * Answers a GraphQL query about cycles; the schema describes itself. Errors of single fields
   * stand in {@code errors}, beside {@code data}. A query that asks for too much is a problem. One
   * that does not fit the schema has no data, and the status 400 where the client accepts {@code
   * application/graphql-response+json} first.
   */
  @Post
  @SensitiveResponse
  @Status(HttpStatus.OK)
  @BodyLimit(LARGEST_BODY)
  @Produces({MediaType.APPLICATION_JSON, GRAPHQL_RESPONSE})
  HttpResponse<GraphQlAnswer> query(
      @Valid @Body GraphQlRequest request, Caller caller, HttpRequest<?> http)
      throws InterruptedException {
    var answer = inTurn(request, caller);
    if (!acceptsGraphQl(http)) {
      return HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    var status = answer.data() == null ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
    return HttpResponse.status(status).body(answer).contentType(GRAPHQL_RESPONSE_TYPE);
  }

  private GraphQlAnswer inTurn(GraphQlRequest request, Caller caller) throws InterruptedException {
    if (!permits.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new UnavailableException(
          "Enough queries are being answered already; try again.", RETRY_AFTER, null);
    }
    try {
      return queries.answer(request, caller);
    } finally {
      permits.release();
    }
  }

  /** Whether the client likes the type that GraphQL over HTTP has of its own best. */
  private static boolean acceptsGraphQl(HttpRequest<?> http) {
    return http.accept().stream()
        .findFirst()
        .filter(type -> type.getName().equals(GRAPHQL_RESPONSE))
        .isPresent();
  }
}
