package io.insula.kernel.web.address;

import io.insula.kernel.web.QueryBinder;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the parameters that each route reads from the query of an address. */
@Singleton
final class RouteQueryParameterFinder {
  private static final List<Class<? extends Annotation>> FROM_ELSEWHERE =
      List.of(
          Body.class, CookieValue.class, Header.class, PathVariable.class, RequestAttribute.class);

  private final List<TypedRequestArgumentBinder<?>> binders;
  private final Map<UriRouteInfo<?, ?>, Set<String>> byRoute = new ConcurrentHashMap<>();

  RouteQueryParameterFinder(List<TypedRequestArgumentBinder<?>> binders) {
    this.binders = binders;
  }

  /** Returns the names of the query parameters of a route, sorted. */
  Set<String> of(UriRouteInfo<?, ?> route) {
    return byRoute.computeIfAbsent(route, this::find);
  }

  private Set<String> find(UriRouteInfo<?, ?> route) {
    var inPath = route.getUriMatchTemplate().getVariableNames();
    var names = new TreeSet<String>();
    for (var argument : route.getTargetMethod().getArguments()) {
      namesOf(argument).filter(name -> !inPath.contains(name)).forEach(names::add);
    }
    return names;
  }

  private Stream<String> namesOf(Argument<?> argument) {
    var metadata = argument.getAnnotationMetadata();
    if (FROM_ELSEWHERE.stream().anyMatch(metadata::hasAnnotation) || isOfFramework(argument)) {
      return Stream.empty();
    }
    if (metadata.hasAnnotation(RequestBean.class)) {
      return Arrays.stream(
              BeanIntrospection.getIntrospection(argument.getType()).getConstructorArguments())
          .flatMap(this::namesOf);
    }
    var bound = binders.stream().filter(binder -> binds(binder, argument)).toList();
    return bound.isEmpty()
        ? Stream.of(
            metadata
                .stringValue(Bindable.class)
                .filter(name -> !name.isEmpty())
                .orElseGet(argument::getName))
        : bound.stream()
            .filter(QueryBinder.class::isInstance)
            .flatMap(binder -> ((QueryBinder<?>) binder).parameters().stream());
  }

  /** Returns whether the framework provides the parameter, for instance the whole request. */
  private static boolean isOfFramework(Argument<?> argument) {
    return argument.getType().getName().startsWith("io.micronaut.");
  }

  private static boolean binds(TypedRequestArgumentBinder<?> binder, Argument<?> argument) {
    return binder.argumentType().getType().equals(argument.getType())
        || binder.superTypes().contains(argument.getType());
  }
}
