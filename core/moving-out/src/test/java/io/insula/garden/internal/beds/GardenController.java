package io.insula.garden.internal.beds;

import io.insula.garden.Garden;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

@Controller("/garden")
@Secured(SecurityRule.IS_ANONYMOUS)
final class GardenController {
  private final Garden garden;

  GardenController(Garden garden) {
    this.garden = garden;
  }

  @Get
  int beds() {
    return garden.beds();
  }
}
