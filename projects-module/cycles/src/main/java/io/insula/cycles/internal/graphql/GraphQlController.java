package io.insula.cycles.internal.graphql;

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

/** Serves cycles over GraphQL. */
@Tag(name = "cycles")
@Controller("/graphql")
@Secured(SecurityRule.IS_AUTHENTICATED)
@RequiredScope("reports")
class GraphQlController {
  static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

  private static final MediaType GRAPHQL_RESPONSE_TYPE = MediaType.of(GRAPHQL_RESPONSE);
  private static final long MAX_BODY_BYTES = 128 * 1024;

  /**
   * The maximum number of concurrent queries. It bounds the memory: an answer has up to 100,000
   * values.
   */
  private static final int MAX_CONCURRENT_QUERIES = 8;

  private static final int MAX_CONCURRENT_QUERIES_PER_USER = 2;
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final QueryExecutor queryExecutor;
  private final QueryPermits permits =
      new QueryPermits(MAX_CONCURRENT_QUERIES, MAX_CONCURRENT_QUERIES_PER_USER, MAX_WAIT);

  GraphQlController(QueryExecutor queryExecutor) {
    this.queryExecutor = queryExecutor;
  }

  /**
   * Answers a GraphQL query about cycles. Introspection queries can read the schema. Errors of
   * single fields are in {@code errors}, next to {@code data}. A query that exceeds a limit gets a
   * problem. A query that does not match the schema gets no data. The status is then 400 if the
   * client prefers {@code application/graphql-response+json}. A user can have two queries at the
   * same time. Further queries wait up to five seconds, and are then refused with 429.
   */
  @Post
  @SensitiveResponse
  @Status(HttpStatus.OK)
  @BodyLimit(MAX_BODY_BYTES)
  @Produces({MediaType.APPLICATION_JSON, GRAPHQL_RESPONSE})
  HttpResponse<GraphQlAnswer> query(
      @Valid @Body GraphQlRequest request, Caller caller, HttpRequest<?> http)
      throws InterruptedException {
    var answer = permits.call(caller.name(), () -> queryExecutor.answer(request, caller));
    if (!acceptsGraphQl(http)) {
      return HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    var status = answer.data() == null ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
    return HttpResponse.status(status).body(answer).contentType(GRAPHQL_RESPONSE_TYPE);
  }

  /** Whether the client prefers the media type {@code application/graphql-response+json}. */
  private static boolean acceptsGraphQl(HttpRequest<?> http) {
    return http.accept().stream()
        .findFirst()
        .filter(type -> type.getName().equals(GRAPHQL_RESPONSE))
        .isPresent();
  }
}
