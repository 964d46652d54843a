package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Determines whether users of the external identity provider can be admins. */
@Singleton
final class ExternalAdmins {
  private final boolean arePossible;

  ExternalAdmins(
      @Value("${insula.jwks-url:}") String jwksUrl,
      @Value("${insula.jwt.highest-role}") String highestRole) {
    this.arePossible = !jwksUrl.isBlank() && Roles.ADMIN.equals(highestRole);
  }

  /** Returns whether an external provider is configured that may give the role ADMIN. */
  boolean arePossible() {
    return arePossible;
  }
}
