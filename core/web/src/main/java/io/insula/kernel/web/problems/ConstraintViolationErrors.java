package io.insula.kernel.web.problems;

import io.insula.api.FieldError;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Converts constraint violations to field errors with the names that the client uses. */
final class ConstraintViolationErrors {
  private ConstraintViolationErrors() {}

  static MappedError diagnose(HttpRequest<?> request, ConstraintViolationException error) {
    var arguments = arguments(request);
    return MappedError.invalid(
        error.getConstraintViolations().stream()
            .map(violation -> new FieldError(field(violation, arguments), message(violation)))
            .distinct()
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList());
  }

  /** Returns the name that a client uses for a controller's parameter; empty for the whole body. */
  static String nameOf(Argument<?> argument) {
    var metadata = argument.getAnnotationMetadata();
    if (metadata.hasAnnotation(Body.class) || metadata.hasAnnotation(RequestBean.class)) {
      // The parameter with this name is one field of a form.
      return metadata.stringValue(Body.class).orElse("");
    }
    return metadata
        .stringValue("io.micronaut.core.bind.annotation.Bindable")
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> FieldNames.snakeCase(argument.getName()));
  }

  /** Returns the message of a violation. A null field has the same message as a missing field. */
  private static String message(ConstraintViolation<?> violation) {
    var message = violation.getMessage();
    return message.equals("must not be null") ? "is required" : message;
  }

  private static Argument<?>[] arguments(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(MethodBasedRouteMatch.class::isInstance)
        .map(match -> ((MethodBasedRouteMatch<?, ?>) match).getArguments())
        .orElseGet(() -> new Argument<?>[0]);
  }

  private static String field(ConstraintViolation<?> violation, Argument<?>[] arguments) {
    var field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.isInIterable()) {
        field.append('[').append(position(node)).append(']');
      }
      var name = name(node, arguments);
      if (name != null && !name.isEmpty()) {
        field.append(field.isEmpty() ? "" : ".").append(name);
      }
    }
    return FieldNames.harmless(field.toString());
  }

  private static @Nullable String name(Path.Node node, Argument<?>[] arguments) {
    return switch (node.getKind()) {
      case PARAMETER -> parameter(node.getName(), arguments);
      case PROPERTY -> FieldNames.snakeCase(node.getName());
      default -> null;
    };
  }

  private static String parameter(String javaName, Argument<?>[] arguments) {
    for (var argument : arguments) {
      if (argument.getName().equals(javaName)) {
        return nameOf(argument);
      }
    }
    return FieldNames.snakeCase(javaName);
  }

  private static Object position(Path.Node node) {
    Object key = node.getKey();
    return key != null ? key : node.getIndex();
  }
}
