package io.insula.kernel.web.negotiation;

import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.List;

/** The media types of the responses of this process. */
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

  /** Returns the names of the types without parameters, for instance {@code text/csv}. */
  List<String> all() {
    return names;
  }
}
