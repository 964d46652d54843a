package io.insula.kernel.web;

import io.insula.api.InsulaException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.NonBlocking;
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
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routes as apps have them, for the tests of this package. */
@Controller("/parcels")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.parcels")
class ParcelController {
  @Post
  @Status(HttpStatus.CREATED)
  Parcel send(@Valid @Body Parcel parcel) {
    return parcel;
  }

  @Get("/{parcelId}")
  Map<String, Object> get(@PathVariable long parcelId) {
    return Map.of("parcel_id", parcelId);
  }

  @Get("/search")
  Map<String, Object> search(
      @QueryValue("search_text") @Nullable @Text(max = 5) String text,
      @QueryValue("at_most") @Nullable @Max(9) Integer atMost,
      @QueryValue @Nullable Colour colour) {
    return Map.of("found", text + " " + atMost + " " + colour);
  }

  @Get("/required")
  Map<String, Object> required(@QueryValue("parcel_code") String code) {
    return Map.of("found", code);
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
      case "unexpected" -> new IllegalStateException("secret.Internals of the house");
      case "database" -> new SQLException("connection to 10.0.0.7 refused", "08006");
      case "sql" -> new SQLException("relation kernel.secret does not exist", "42P01");
      default -> new Failed(InsulaException.Kind.valueOf(kind));
    };
  }

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
