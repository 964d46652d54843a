package io.insula.analytics.internal.ingest;

import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.RequestKey;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes page views and events in. Who may send, the {@link Gate} says. */
@Tag(name = "analytics")
@Controller("/analytics")
@Secured(SecurityRule.IS_ANONYMOUS)
final class TakeInController {
  private final Gate gate;
  private final Bodies bodies;
  private final Intake intake;
  private final RawRowStore rows;

  TakeInController(Gate gate, Bodies bodies, Intake intake, RawRowStore rows) {
    this.gate = gate;
    this.bodies = bodies;
    this.intake = intake;
    this.rows = rows;
  }

  /**
   * Stores one page view or an array of up to 10,000, all or none, and answers once they are
   * durable. For the role SERVICE or ADMIN, or for a webhook that is signed as Standard Webhooks
   * says.
   */
  @Post("/pageviews")
  @NonBlocking
  @BodyLimit(Bodies.MAX_BYTES)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(anyOf = {PageviewRequest.class, Shapes.Pageviews.class})))
  @ApiResponse(
      responseCode = "201",
      description = "How many are stored now, and how many were known",
      content = @Content(schema = @Schema(implementation = Taken.class)))
  CompletableFuture<HttpResponse<Taken>> takePageviews(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Nullable Caller caller,
      @Parameter(hidden = true) @Nullable RequestKey key) {
    return take(request, caller, key, PageviewRequest.KIND, intake::pageviews);
  }

  /**
   * Stores one event or an array of up to 10,000, all or none, and answers once they are durable.
   * For the role SERVICE or ADMIN, or for a webhook that is signed as Standard Webhooks says.
   */
  @Post("/events")
  @NonBlocking
  @BodyLimit(Bodies.MAX_BYTES)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(anyOf = {SiteEventRequest.class, Shapes.SiteEvents.class})))
  @ApiResponse(
      responseCode = "201",
      description = "How many are stored now, and how many were known",
      content = @Content(schema = @Schema(implementation = Taken.class)))
  CompletableFuture<HttpResponse<Taken>> takeEvents(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Nullable Caller caller,
      @Parameter(hidden = true) @Nullable RequestKey key) {
    return take(request, caller, key, SiteEventRequest.KIND, intake::events);
  }

  private CompletableFuture<HttpResponse<Taken>> take(
      HttpRequest<?> request,
      @Nullable Caller caller,
      @Nullable RequestKey key,
      String kind,
      Function<byte[], List<Row>> read) {
    var webhook = gate.admit(request, caller);
    return bodies
        .read(
            request,
            webhook.isEmpty(),
            body -> {
              webhook.ifPresent(signed -> signed.check(body));
              var delivery =
                  webhook
                      .map(signed -> Deliveries.ofWebhook(kind, signed.id()))
                      .orElseGet(() -> Deliveries.ofKey(key));
              return rows.store(new Submission(delivery, read.apply(body)));
            })
        .thenApply(taken -> HttpResponse.created(taken));
  }
}
