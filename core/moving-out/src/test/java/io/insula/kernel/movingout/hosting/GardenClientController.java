package io.insula.kernel.movingout.hosting;

import io.insula.api.UnavailableException;
import io.insula.garden.Garden;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Test routes that call the app garden, which may be local or remote. */
@Controller("/gate")
@Requires(property = "insula.test.gate")
@Secured(SecurityRule.IS_AUTHENTICATED)
class GardenClientController {
  private final Garden garden;

  GardenClientController(Garden garden) {
    this.garden = garden;
  }

  @Get("/{question}")
  String ask(@PathVariable String question) {
    return garden.ask(question);
  }

  /** Makes two calls that are never answered, and returns how many milliseconds each took. */
  @Get("/timeouts")
  List<Long> timeouts() {
    return List.of(wait(garden), wait(garden));
  }

  private static long wait(Garden garden) {
    var begin = System.nanoTime();
    try {
      garden.ask("never");
      return -1;
    } catch (UnavailableException e) {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
  }
}
