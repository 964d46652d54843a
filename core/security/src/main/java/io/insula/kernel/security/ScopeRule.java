package io.insula.kernel.security;

import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Applies {@link RequiredScope}: a token with scopes may call only routes whose scope it has, and
 * routes that need no token.
 */
@Singleton
final class ScopeRule implements SecurityRule<HttpRequest<?>> {
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    if (request == null || authentication == null) {
      return Publishers.just(SecurityRuleResult.UNKNOWN);
    }
    return AccessTokens.scopesOf(authentication)
        .flatMap(scopes -> refusalOf(request, scopes))
        .<Publisher<SecurityRuleResult>>map(Publishers::just)
        .orElseGet(() -> Publishers.just(SecurityRuleResult.UNKNOWN));
  }

  private static Optional<ProblemException> refusalOf(HttpRequest<?> request, Set<String> scopes) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(route -> complaintAbout(scopes, route.getAnnotationMetadata()))
        .map(complaint -> new ProblemException(ProblemType.FORBIDDEN, complaint));
  }

  private static Optional<String> complaintAbout(Set<String> scopes, AnnotationMetadata route) {
    var needed = route.stringValue(RequiredScope.class);
    if (needed.isPresent()) {
      return needed
          .filter(scope -> !scopes.contains(scope))
          .map("Your token lacks the scope %s. Use a token that has it."::formatted);
    }
    return needsToken(route)
        ? Optional.of("No scope gives access to this route. Use a token without scopes.")
        : Optional.empty();
  }

  private static boolean needsToken(AnnotationMetadata route) {
    // getValue prefers the annotation of the method to the annotation of the class. stringValues
    // would join the values of both.
    return route
        .getValue(Secured.class, String[].class)
        .filter(allowed -> !List.of(allowed).contains(SecurityRule.IS_ANONYMOUS))
        .isPresent();
  }
}
