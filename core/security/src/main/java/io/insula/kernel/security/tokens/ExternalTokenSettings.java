package io.insula.kernel.security.tokens;

import io.insula.api.Roles;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The limits on trust in the tokens of an external provider.
 *
 * @param longestLifetime the longest time for which a token is accepted after its issue
 * @param cacheTtl how long a token is cached before its signature is verified again
 * @param highestRole the highest role that a token may give: MEMBER, SERVICE or ADMIN
 * @param typeRequired whether the {@code typ} in the header must be {@code at+jwt} (RFC 9068)
 */
@Context
@ConfigurationProperties("insula.jwt")
public record ExternalTokenSettings(
    Duration longestLifetime, Duration cacheTtl, String highestRole, boolean typeRequired) {
  private static final List<String> RISING = List.of(Roles.MEMBER, Roles.SERVICE, Roles.ADMIN);

  public ExternalTokenSettings {
    SettingBounds.check(
        "INSULA_JWT_LONGEST_LIFETIME",
        longestLifetime,
        Duration.ofSeconds(1),
        Duration.ofDays(36_500));
    SettingBounds.check("INSULA_JWT_CACHE_TTL", cacheTtl, Duration.ZERO, Duration.ofDays(1));
  }

  boolean isHighestRoleKnown() {
    return RISING.contains(highestRole);
  }

  /** Returns the given roles, except roles that are higher than {@code highestRole}. */
  Set<String> allowed(Set<String> roles) {
    var highest = RISING.indexOf(highestRole);
    return roles.stream()
        .filter(role -> RISING.indexOf(role) <= highest)
        .collect(Collectors.toUnmodifiableSet());
  }
}
