package io.insula.kernel.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A route that responds when a test allows it. */
@Controller("/slow")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "insula.test.parcels")
class SlowController {
  volatile CountDownLatch started = new CountDownLatch(0);
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Get
  Map<String, Object> answer() throws InterruptedException {
    started.countDown();
    gate.await();
    return Map.of("done", true);
  }
}
