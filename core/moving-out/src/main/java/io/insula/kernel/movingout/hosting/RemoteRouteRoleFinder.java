package io.insula.kernel.movingout.hosting;

import io.insula.kernel.web.documentation.RouteRoleFinder;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.ExecutableMethod;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the roles that may call the routes of a remote app, for the OpenAPI document. Reads the
 * annotations of controllers, because a remote app creates no routes.
 */
final class RemoteRouteRoleFinder implements RouteRoleFinder {
  private final Map<String, Rules> byRoute = new HashMap<>();

  @SuppressWarnings("rawtypes")
  RemoteRouteRoleFinder(String app, ClassLoader classPath) {
    var inside = "io.insula." + app + ".internal.";
    for (BeanDefinitionReference reference :
        SoftServiceLoader.load(BeanDefinitionReference.class, classPath)
            .collectAll(each -> each.getBeanDefinitionName().startsWith(inside))) {
      if (reference.isPresent() && reference.hasStereotype(Controller.class)) {
        BeanDefinition<?> controller = reference.load();
        controller.getExecutableMethods().forEach(this::add);
      }
    }
  }

  private void add(ExecutableMethod<?, ?> method) {
    method
        .getAnnotationTypeByStereotype(HttpMethodMapping.class)
        .ifPresent(
            mapping -> {
              var path =
                  UriMatchTemplate.of(method.stringValue(Controller.class).orElse("/"))
                      .nest(method.stringValue(HttpMethodMapping.class).orElse("/"));
              byRoute.put(key(mapping.getSimpleName(), path.toPathString()), Rules.of(method));
            });
  }

  @Override
  public Rules of(String method, String path) {
    return byRoute.getOrDefault(key(method, path), Rules.UNKNOWN);
  }

  private static String key(String method, String path) {
    return method.toLowerCase(Locale.ROOT) + " " + path;
  }
}
