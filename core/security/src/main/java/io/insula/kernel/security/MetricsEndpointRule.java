package io.insula.kernel.security;

import io.insula.api.Roles;
import io.insula.kernel.security.tokens.AccessTokens;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.management.endpoint.EndpointSensitivityProcessor;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.security.rules.SensitiveEndpointRule;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Lets admins and services read the metrics, which are the only sensitive management endpoints. A
 * token with scopes also needs the scope {@code metrics}.
 */
@Singleton
@Replaces(SensitiveEndpointRule.class)
final class MetricsEndpointRule extends SensitiveEndpointRule {
  private static final String SCOPE = "metrics";

  MetricsEndpointRule(EndpointSensitivityProcessor endpoints) {
    super(endpoints);
  }

  @Override
  protected Publisher<SecurityRuleResult> checkSensitiveAuthenticated(
      HttpRequest<?> request, Authentication authentication, ExecutableMethod<?, ?> method) {
    var roles = authentication.getRoles();
    var hasScope =
        AccessTokens.scopesOf(authentication).map(scopes -> scopes.contains(SCOPE)).orElse(true);
    var mayRead = hasScope && (roles.contains(Roles.ADMIN) || roles.contains(Roles.SERVICE));
    return Publishers.just(mayRead ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
  }
}
