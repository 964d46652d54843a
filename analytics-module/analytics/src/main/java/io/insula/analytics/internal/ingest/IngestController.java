package io.insula.analytics.internal.ingest;

import io.insula.kernel.security.RequiredScope;
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
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Routes that store page views and events. {@link SenderAuthorization} checks the sender. */
@Tag(name = "analytics")
@Controller("/analytics")
@Secured(SecurityRule.IS_ANONYMOUS)
@RequiredScope("analytics:write")
@SecurityScheme(
    name = IngestController.WEBHOOK,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    paramName = "webhook-signature",
    description = "A signature by Standard Webhooks, with webhook-id and webhook-timestamp")
final class IngestController {
  static final String WEBHOOK = "webhook";

  private final SenderAuthorization authorization;
  private final RequestBodyReader bodyReader;
  private final RowParser parser;
  private final RawRowStore rows;

  IngestController(
      SenderAuthorization authorization,
      RequestBodyReader bodyReader,
      RowParser parser,
      RawRowStore rows) {
    this.authorization = authorization;
    this.bodyReader = bodyReader;
    this.parser = parser;
    this.rows = rows;
  }

  /**
   * Stores one page view or an array of up to 10,000 page views, and answers once they are on disk.
   * A refused row does not affect other rows. The caller has the role SERVICE or ADMIN, or signs
   * the request by Standard Webhooks.
   */
  @Post("/pageviews")
  @SecurityRequirement(name = "bearer")
  @SecurityRequirement(name = WEBHOOK)
  @Parameter(
      name = "webhook-id",
      in = ParameterIn.HEADER,
      description = "The id of the webhook delivery, 1 to 256 visible ASCII characters",
      schema = @Schema(implementation = String.class, minLength = 1, maxLength = 256))
  @Parameter(
      name = "webhook-timestamp",
      in = ParameterIn.HEADER,
      description = "The time of the webhook, in seconds since 1970, within five minutes of now",
      schema = @Schema(implementation = String.class, pattern = "^[0-9]{1,12}$"))
  @Parameter(
      name = "webhook-signature",
      in = ParameterIn.HEADER,
      description = "The signature of a webhook: v1, a comma, and the HMAC-SHA256 in Base64",
      schema = @Schema(implementation = String.class))
  @NonBlocking
  @BodyLimit(RequestBodyReader.MAX_BYTES)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(anyOf = {PageviewRequest.class, BodySchemas.Pageviews.class})))
  @ApiResponse(
      responseCode = "201",
      description = "The numbers of stored and of repeated rows, and the refused rows",
      content = @Content(schema = @Schema(implementation = IngestResult.class)))
  CompletableFuture<HttpResponse<IngestResult>> takePageviews(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Nullable Caller caller,
      @Parameter(hidden = true) @Nullable RequestKey key) {
    return take(request, caller, key, PageviewRequest.KIND, parser::pageviews);
  }

  /**
   * Stores one event or an array of up to 10,000 events, and answers once they are on disk. A
   * refused row does not affect other rows. The caller has the role SERVICE or ADMIN, or signs the
   * request by Standard Webhooks.
   */
  @Post("/events")
  @SecurityRequirement(name = "bearer")
  @SecurityRequirement(name = WEBHOOK)
  @Parameter(
      name = "webhook-id",
      in = ParameterIn.HEADER,
      description = "The id of the webhook delivery, 1 to 256 visible ASCII characters",
      schema = @Schema(implementation = String.class, minLength = 1, maxLength = 256))
  @Parameter(
      name = "webhook-timestamp",
      in = ParameterIn.HEADER,
      description = "The time of the webhook, in seconds since 1970, within five minutes of now",
      schema = @Schema(implementation = String.class, pattern = "^[0-9]{1,12}$"))
  @Parameter(
      name = "webhook-signature",
      in = ParameterIn.HEADER,
      description = "The signature of a webhook: v1, a comma, and the HMAC-SHA256 in Base64",
      schema = @Schema(implementation = String.class))
  @NonBlocking
  @BodyLimit(RequestBodyReader.MAX_BYTES)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(anyOf = {SiteEventRequest.class, BodySchemas.SiteEvents.class})))
  @ApiResponse(
      responseCode = "201",
      description = "The numbers of stored and of repeated rows, and the refused rows",
      content = @Content(schema = @Schema(implementation = IngestResult.class)))
  CompletableFuture<HttpResponse<IngestResult>> takeEvents(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Nullable Caller caller,
      @Parameter(hidden = true) @Nullable RequestKey key) {
    return take(request, caller, key, SiteEventRequest.KIND, parser::events);
  }

  private CompletableFuture<HttpResponse<IngestResult>> take(
      HttpRequest<?> request,
      @Nullable Caller caller,
      @Nullable RequestKey key,
      String kind,
      Function<byte[], ParsedRows> read) {
    var webhook = authorization.authorize(request, caller);
    return bodyReader
        .read(
            request,
            webhook.isEmpty(),
            body -> {
              webhook.ifPresent(signed -> signed.check(body));
              var delivery =
                  webhook
                      .map(signed -> DeduplicationKeyService.ofWebhook(kind, signed.id()))
                      .orElseGet(() -> DeduplicationKeyService.ofKey(key));
              var parsed = read.apply(body);
              return rows.store(new RequestRows(delivery, parsed.rows()))
                  .thenApply(stored -> stored.with(parsed.refused()));
            })
        .thenApply(taken -> HttpResponse.created(taken));
  }
}
