package io.insula.kernel.web.documentation;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

/** Who may call a route. */
public interface RouteAccess {
  /**
   * @param method the HTTP method in lower case
   * @param path with variables in braces, for instance {@code /parcels/{id}}
   */
  Roles of(String method, String path);

  /** The values of a route's {@code @Secured}. */
  record Roles(List<String> values) {
    /** Those of a method; where it has none, of its class. */
    public static Roles of(AnnotationMetadata method) {
      return new Roles(
          method.getValue(Secured.class, String[].class).map(List::of).orElse(List.of()));
    }

    public boolean isOpen() {
      return values.contains(SecurityRule.IS_ANONYMOUS);
    }

    String sentence() {
      return values.isEmpty() || values.contains(SecurityRule.IS_AUTHENTICATED)
          ? "For everyone who is signed in."
          : "For the role " + String.join(" or ", values) + ".";
    }
  }
}
