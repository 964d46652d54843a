package io.insula.kernel.web.negotiation;

import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.List;

/** The media types that the routes of this process answer with. */
@Singleton
final class ProducedTypes {
  private final List<String> names;

  ProducedTypes(Router router) {
    this.names =
        router
            .uriRoutes()
            .flatMap(route -> route.getProduces().stream())
            .map(MediaType::getName)
            .filter(name -> name.indexOf('*') < 0)
            .distinct()
            .sorted()
            .toList();
  }

  /** Their names without parameters, for instance {@code text/csv}. */
  List<String> all() {
    return names;
  }
}
