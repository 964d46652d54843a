package io.insula.kernel.web.address;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.DefaultRouter;
import io.micronaut.web.router.RouteBuilder;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Selects the most specific routes for a path: {@code /beds/export} before {@code /beds/{id}}. If
 * these routes refuse the method, the content type or the {@code Accept}, no less specific route is
 * tried.
 */
@Singleton
@Replaces(DefaultRouter.class)
final class MostSpecificRouter extends DefaultRouter {
  private final Map<UriRouteInfo<?, ?>, List<PathTemplate>> moreSpecific =
      new ConcurrentHashMap<>();

  MostSpecificRouter(Collection<RouteBuilder> builders) {
    super(builders);
  }

  @Override
  public <T, R> @Nullable UriRouteMatch<T, R> findClosest(HttpRequest<?> request) {
    UriRouteMatch<T, R> found = super.findClosest(request);
    return found == null || !isShadowed(found, request.getPath())
        ? found
        : MostSpecificRouter.<T, R>firstThatServes(request, findAny(request));
  }

  private static <T, R> @Nullable UriRouteMatch<T, R> firstThatServes(
      HttpRequest<?> request, List<UriRouteMatch<T, R>> routes) {
    for (var route : routes) {
      var info = route.getRouteInfo();
      if (info.getHttpMethodName().equals(request.getMethodName())
          && info.doesProduce(request.accept())
          && request.getContentType().map(info::doesConsume).orElse(true)) {
        return route;
      }
    }
    return null;
  }

  /**
   * Returns the matching routes with the most specific template. When the framework refuses a
   * request, it takes the allowed methods and types from these routes.
   */
  @Override
  public <T, R> List<UriRouteMatch<T, R>> findAny(HttpRequest<?> request) {
    List<UriRouteMatch<T, R>> found = super.findAny(request);
    var path = request.getPath();
    return found.stream().filter(route -> !isShadowed(route, path)).toList();
  }

  private boolean isShadowed(UriRouteMatch<?, ?> route, String path) {
    for (var template :
        moreSpecific.computeIfAbsent(route.getRouteInfo(), this::findMoreSpecific)) {
      if (template.matches(path)) {
        return true;
      }
    }
    return false;
  }

  private List<PathTemplate> findMoreSpecific(UriRouteInfo<?, ?> route) {
    var template = templateOf(route);
    return uriRoutes()
        .map(MostSpecificRouter::templateOf)
        .distinct()
        .filter(other -> other.isMoreSpecificThan(template))
        .toList();
  }

  private static PathTemplate templateOf(UriRouteInfo<?, ?> route) {
    return PathTemplate.of(route.getUriMatchTemplate().toPathString());
  }
}
