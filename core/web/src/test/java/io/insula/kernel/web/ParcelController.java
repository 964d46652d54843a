package io.insula.kernel.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.api.InsulaException;
import io.insula.api.Page;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Typical routes for the tests of this package. */
@Controller("/parcels")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.parcels")
class ParcelController {
  private static final Duration LATE = Duration.ofSeconds(5);

  @Post
  @Status(HttpStatus.CREATED)
  Parcel send(@Valid @Body Parcel parcel) {
    return parcel;
  }

  @Post("/any")
  JsonNode any(@Body JsonNode anything) {
    return anything;
  }

  @Post("/note")
  Note note(@Valid @Body Note note) {
    return note;
  }

  @Post("/large")
  @BodyLimit(3 * 1024 * 1024)
  Map<String, Object> large(@Body byte[] bytes) {
    return Map.of("length", bytes.length);
  }

  @Get("/listed")
  Map<String, Object> list(@QueryValue @Nullable Colour colour, PageQuery page) {
    var request = page.request();
    var newest = request.before() == null ? 1_000L : request.before() - 1;
    var ids = LongStream.rangeClosed(newest - request.limit(), newest).boxed().toList().reversed();
    var found = Page.of(ids, request, Long::longValue);
    return Map.of("ids", found.items(), "next_cursor", String.valueOf(page.nextCursor(found)));
  }

  @Get("/listed/{shelf}")
  Map<String, Object> list(
      @PathVariable int shelf, @QueryValue @Nullable Colour colour, PageQuery page) {
    return list(colour, page);
  }

  @Get("/{parcelId}")
  Map<String, Object> get(@PathVariable long parcelId) {
    return Map.of("parcel_id", parcelId);
  }

  @Get("/search")
  Map<String, Object> search(
      @QueryValue("search_text") @Nullable @ValidText(max = 5) String text,
      @QueryValue("at_most") @Nullable @Max(9) Integer atMost,
      @QueryValue @Nullable Colour colour) {
    return Map.of("found", text + " " + atMost + " " + colour);
  }

  @Get("/required")
  Map<String, Object> required(@QueryValue("parcel_code") String code) {
    return Map.of("found", code);
  }

  @Get("/late")
  Map<String, Object> late() {
    LockSupport.parkNanos(LATE.toNanos());
    return Map.of("late", LATE.toSeconds());
  }

  @Get("/picture")
  HttpResponse<String> picture() {
    return HttpResponse.ok("a picture").header("Cache-Control", "max-age=60");
  }

  @Get("/thread")
  Map<String, Object> thread() {
    return Map.of("virtual", Thread.currentThread().isVirtual());
  }

  @Get("/event-loop")
  @NonBlocking
  Map<String, Object> eventLoop() {
    return Map.of("virtual", Thread.currentThread().isVirtual());
  }

  @Get("/fails/{kind}")
  Map<String, Object> fail(@PathVariable String kind) throws Exception {
    throw switch (kind) {
      case "unexpected" -> new IllegalStateException("secret.Internals of the server");
      case "database" -> new SQLException("connection to 10.0.0.7 refused", "08006");
      case "sql" -> new SQLException("relation kernel.secret does not exist", "42P01");
      default -> new Failed(InsulaException.Kind.valueOf(kind));
    };
  }

  /** A body with one field. */
  @Introspected
  record Note(@NotNull @ValidText(max = 10) String noteText) {}

  enum Colour {
    RED,
    BLUE
  }

  /** An error of an app's API. */
  static final class Failed extends InsulaException {
    Failed(Kind kind) {
      super(kind, "This is " + kind + ".");
    }
  }
}
