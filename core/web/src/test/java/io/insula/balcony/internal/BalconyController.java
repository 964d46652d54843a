package io.insula.balcony.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

@Secured(SecurityRule.IS_ANONYMOUS)
@Controller
class BalconyController {
  @Get("/balcony/plants/{id}")
  String own(int id) {
    return "a fern " + id;
  }

  @Secured(SecurityRule.IS_ANONYMOUS)
  @Controller("/balconies")
  @Requires(property = "insula.test.balcony", value = "greedy")
  static class OfOthers {
    @Get
    String others() {
      return "not mine";
    }
  }

  @Factory
  static class Description {
    @Bean
    AppDescriptor balcony() {
      return AppDescriptor.withoutSchema("balcony");
    }
  }
}
