package io.insula.kernel.web.documentation;

import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.inject.MethodReference;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;
import java.util.List;

/** Who may call a route. */
public interface RouteAccess {
  /**
   * @param method the HTTP method in lower case
   * @param path with variables in braces, for instance {@code /parcels/{id}}
   */
  Rules of(String method, String path);

  /**
   * What the annotations of a route say.
   *
   * @param roles the values of its {@code @Secured}
   * @param isSensitive whether its answers are never kept, so that an idempotency key means nothing
   * @param knowsCaller whether it asks who calls
   */
  record Rules(List<String> roles, boolean isSensitive, boolean knowsCaller) {
    /** Of a route of which nothing is known. */
    public static final Rules UNKNOWN = new Rules(List.of(), false, false);

    /** Those of a method; where it has none, of its class. */
    public static Rules of(MethodReference<?, ?> method) {
      var annotations = method.getAnnotationMetadata();
      return new Rules(
          annotations.getValue(Secured.class, String[].class).map(List::of).orElse(List.of()),
          annotations.hasStereotype(SensitiveResponse.class),
          Arrays.stream(method.getArguments()).anyMatch(each -> each.getType() == Caller.class));
    }

    public boolean isOpen() {
      return roles.contains(SecurityRule.IS_ANONYMOUS);
    }

    String sentence() {
      return roles.isEmpty() || roles.contains(SecurityRule.IS_AUTHENTICATED)
          ? "For everyone who is signed in."
          : "For the role " + String.join(" or ", roles) + ".";
    }
  }
}
