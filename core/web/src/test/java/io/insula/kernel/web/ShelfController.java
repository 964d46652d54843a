package io.insula.kernel.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Test routes with unusual addresses and headers. */
@Controller("/shelves")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.parcels")
class ShelfController {
  @Get("/{name}")
  Map<String, Object> get(@PathVariable String name) {
    return Map.of("name", name);
  }

  @Delete("/{name}")
  Map<String, Object> delete(@PathVariable String name) {
    return Map.of("deleted", name);
  }

  @Get("/{name}/books/{book}")
  Map<String, Object> book(@PathVariable String name, @PathVariable String book) {
    return Map.of("name", name, "book", book);
  }

  @Get("/{name}/books/newest")
  @Produces(MediaType.TEXT_CSV)
  String newest(@PathVariable String name) {
    return name + "\n";
  }

  @Get("/export")
  @Produces(MediaType.TEXT_CSV)
  String export() {
    return "a,b\n";
  }

  @Post("/dust")
  Map<String, Object> dust() {
    return Map.of("dusted", true);
  }

  @Post("/import")
  @Consumes(MediaType.TEXT_CSV)
  Map<String, Object> take(@Body String csv) {
    return Map.of("taken", csv);
  }

  @Get("/stream")
  @Produces(MediaType.TEXT_PLAIN)
  StreamedFile stream() {
    var parts = "part 0\npart 1\npart 2\n".getBytes(StandardCharsets.UTF_8);
    return new StreamedFile(new ByteArrayInputStream(parts), MediaType.TEXT_PLAIN_TYPE);
  }

  @Get("/parts")
  @Produces(MediaType.TEXT_PLAIN)
  HttpResponse<Publisher<byte[]>> parts(@QueryValue @Nullable Boolean fails) {
    var part = "part 0\n".getBytes(StandardCharsets.UTF_8);
    var parts =
        Boolean.TRUE.equals(fails)
            ? Flux.just(part).repeat(298).concatWith(Flux.error(new IOException("broken")))
            : Flux.just(part).repeat(299);
    return HttpResponse.<Publisher<byte[]>>ok(parts).contentLength(300L * part.length);
  }

  @Get("/numbers")
  Map<String, Object> numbers(
      @QueryValue @Nullable Integer few,
      @QueryValue @Nullable Long many,
      @QueryValue @Nullable BigDecimal price,
      @QueryValue @Nullable UUID id,
      @QueryValue @Nullable Binding binding) {
    return Map.of("numbers", few + " " + many + " " + price + " " + id + " " + binding);
  }

  @Get("/filtered")
  Map<String, Object> filtered(@RequestBean Filters filters) {
    return Map.of("filters", filters.toString());
  }

  @Post("/bound")
  Book bind(@Body Book book) {
    return book;
  }

  @Introspected
  record Filters(
      @QueryValue @Nullable String author, @QueryValue("from_date") @Nullable String from) {}

  @Introspected
  record Book(Binding binding) {}

  enum Binding {
    @JsonProperty("hard_cover")
    HARD_COVER,
    PAPERBACK
  }
}
