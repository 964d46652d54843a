package io.insula.garden.internal.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.api.Roles;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.RequestKey;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The routes of the test app garden: one of each kind, for tests of forwarding. */
@Controller("/garden")
@Secured(SecurityRule.IS_ANONYMOUS)
public class GardenWeb {
  private static final int PIECE = 64 * 1024;

  public final AtomicInteger runs = new AtomicInteger();
  public final AtomicLong piecesMade = new AtomicLong();
  public volatile CountDownLatch started = new CountDownLatch(0);
  public volatile CountDownLatch gate = new CountDownLatch(0);
  public volatile CountDownLatch cancelled = new CountDownLatch(1);
  public volatile Sinks.Many<String> news = Sinks.many().unicast().onBackpressureBuffer();

  @Get("/visitor")
  Map<String, Object> visitor(@Nullable Caller caller) {
    return Map.of(
        "name", caller == null ? "nobody" : caller.name(),
        "roles", caller == null ? List.of() : caller.roles().stream().sorted().toList(),
        "trace_id", TraceId.current());
  }

  @Get("/members")
  @Secured(Roles.MEMBER)
  Map<String, Object> members(Caller caller) {
    return visitor(caller);
  }

  @Get("/headers")
  Map<String, List<String>> headers(HttpRequest<?> request) {
    var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    request.getHeaders().forEach(header -> all.put(header.getKey(), header.getValue()));
    return all;
  }

  @Get("/paths/{name}")
  Map<String, Object> paths(
      String name,
      @QueryValue @Nullable String q,
      @QueryValue @Nullable String r,
      HttpRequest<?> request) {
    return Map.of("name", name, "uri", request.getUri().toString());
  }

  @Get("/several")
  Map<String, Object> several(@QueryValue List<String> tag) {
    return Map.of("tags", tag);
  }

  @Post("/seeds")
  @Secured(Roles.MEMBER)
  HttpResponse<Map<String, Object>> sow(@Body Map<String, Object> seed, @Nullable RequestKey key) {
    return HttpResponse.created(
            Map.<String, Object>of(
                "run", runs.incrementAndGet(), "key", key == null ? "none" : key.value()))
        .header(HttpHeaders.LOCATION, "/garden/seeds/1");
  }

  @Post(value = "/soil", consumes = MediaType.ALL)
  @BodyLimit(12 * 1024 * 1024)
  Map<String, Object> soil(@Body @Nullable InputStream soil) throws IOException {
    var sum = 0L;
    var length = 0L;
    var buffer = new byte[PIECE];
    try (var stream = soil == null ? InputStream.nullInputStream() : soil) {
      for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        length += read;
        for (var i = 0; i < read; i++) {
          sum += buffer[i];
        }
      }
    }
    return Map.of("length", length, "sum", sum);
  }

  @Get(value = "/harvest", produces = MediaType.APPLICATION_OCTET_STREAM)
  Publisher<byte[]> harvest(@QueryValue int pieces) {
    return Flux.range(0, pieces)
        .map(
            _ -> {
              piecesMade.incrementAndGet();
              return new byte[PIECE];
            })
        .doOnCancel(() -> cancelled.countDown());
  }

  @Get(value = "/news", produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<byte[]> news() {
    return news.asFlux()
        .map(text -> ("data: " + text + "\n\n").getBytes(UTF_8))
        .timeout(Duration.ofSeconds(30))
        .doOnCancel(() -> cancelled.countDown());
  }

  @Get("/slow")
  Map<String, Object> slow() throws InterruptedException {
    started.countDown();
    gate.await();
    return Map.of("done", true);
  }

  @Get("/nothing")
  HttpResponse<?> nothing() {
    return HttpResponse.noContent();
  }

  @Get("/unchanged")
  HttpResponse<?> unchanged() {
    return HttpResponse.notModified().header(HttpHeaders.ETAG, "\"7\"");
  }

  @Get("/picture")
  HttpResponse<byte[]> picture() {
    return HttpResponse.ok(new byte[] {1, 2, 3})
        .contentType(MediaType.IMAGE_PNG_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "max-age=60");
  }
}
