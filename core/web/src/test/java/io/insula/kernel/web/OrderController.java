package io.insula.kernel.web;

import io.insula.api.InvalidInputException;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Test routes that must not do their work twice for one request. */
@Controller("/orders")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Requires(property = "insula.test.parcels")
class OrderController {
  final AtomicInteger runs = new AtomicInteger();
  volatile CountDownLatch started = new CountDownLatch(0);
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Post("/{shop}")
  HttpResponse<Map<String, Object>> order(
      String shop,
      @QueryValue @Nullable Integer gift,
      @Body Order order,
      Caller caller,
      @Nullable RequestKey key)
      throws InterruptedException {
    var run = runs.incrementAndGet();
    started.countDown();
    gate.await();
    switch (order.wish()) {
      case "crash" -> throw new IllegalStateException("crashed");
      case "forbidden" -> throw new ProblemException(ProblemType.FORBIDDEN, "No.");
      case "invalid" -> throw new InvalidInputException("wish", "was run " + run);
      default -> {}
    }
    return HttpResponse.created(
        Map.of("run", run, "caller", caller.name(), "key", key == null ? "none" : key.value()),
        URI.create("/orders/" + shop + "/" + run));
  }

  @Post("/empty")
  HttpResponse<?> empty(@Body @Nullable Order order) {
    runs.incrementAndGet();
    return HttpResponse.noContent();
  }

  @Post("/secret")
  @SensitiveResponse
  Map<String, Object> secret() {
    return Map.of("token", runs.incrementAndGet());
  }

  @Post("/open")
  @Secured(SecurityRule.IS_ANONYMOUS)
  Map<String, Object> open() {
    return Map.of("run", runs.incrementAndGet());
  }

  @Introspected
  record Order(String wish) {}
}
