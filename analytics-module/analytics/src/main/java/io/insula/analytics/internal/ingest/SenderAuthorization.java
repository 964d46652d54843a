package io.insula.analytics.internal.ingest;

import io.insula.analytics.internal.webhooks.UnverifiedWebhook;
import io.insula.analytics.internal.webhooks.WebhookVerifier;
import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authorizes senders of page views and events: services and admins by their token, webhooks by
 * their signature.
 */
@Singleton
final class SenderAuthorization {
  private final WebhookVerifier webhookVerifier;

  SenderAuthorization(WebhookVerifier webhookVerifier) {
    this.webhookVerifier = webhookVerifier;
  }

  /**
   * Checks the headers, before the body is read. A token takes precedence over a signature.
   *
   * @return the webhook whose body must still be verified; empty for a caller with a token
   * @throws ProblemException 401 without a valid token or valid headers of a webhook; 403 without
   *     the role SERVICE or ADMIN
   */
  Optional<UnverifiedWebhook> authorize(HttpRequest<?> request, @Nullable Caller caller) {
    if (caller != null) {
      if (caller.isAdmin() || caller.roles().contains(Roles.SERVICE)) {
        return Optional.empty();
      }
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "Only the roles SERVICE and ADMIN can send page views and events.");
    }
    var headers = request.getHeaders();
    if (headers.contains(HttpHeaders.AUTHORIZATION) || !WebhookVerifier.isOne(headers)) {
      throw new ProblemException(
          ProblemType.NOT_SIGNED_IN,
          "Send a valid token: Authorization: Bearer …, or sign the request as a webhook.");
    }
    return Optional.of(webhookVerifier.announced(headers));
  }
}
