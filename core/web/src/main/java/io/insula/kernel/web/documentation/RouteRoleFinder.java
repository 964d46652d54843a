package io.insula.kernel.web.documentation;

import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.inject.MethodReference;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;
import java.util.List;

/** Finds the roles that may call a route. */
public interface RouteRoleFinder {
  /**
   * @param method the HTTP method in lower case
   * @param path with variables in braces, for instance {@code /parcels/{id}}
   * @return {@link Rules#UNKNOWN} if there is no such route
   */
  Rules of(String method, String path);

  /**
   * The annotations of a route.
   *
   * @param roles the values of {@code @Secured}; documented as all signed-in users if empty
   * @param isSensitive whether the responses are never stored; such a route has no idempotency key
   * @param knowsCaller whether the route has a parameter of the type {@link Caller}
   */
  record Rules(List<String> roles, boolean isSensitive, boolean knowsCaller) {
    /** The rules of an unknown route. */
    public static final Rules UNKNOWN = new Rules(List.of(), false, false);

    /**
     * Returns the rules of a method. An annotation that the method lacks is taken from its class.
     */
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
          ? "For all signed-in users."
          : "For the role " + String.join(" or ", roles) + ".";
    }
  }
}
