package io.insula.kernel.security.tokens;

import io.insula.api.Roles;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the tokens of an external provider are trusted.
 *
 * @param longestLifetime a token counts no longer than this after it was issued, whatever it says
 * @param remembered how long a token counts before its signature is verified again
 * @param highestRole the highest role that one may bring: MEMBER, SERVICE or ADMIN
 * @param typeRequired whether the header must say {@code at+jwt} (RFC 9068)
 */
@ConfigurationProperties("insula.jwt")
public record ExternalTokenSettings(
    Duration longestLifetime, Duration remembered, String highestRole, boolean typeRequired) {
  private static final List<String> RISING = List.of(Roles.MEMBER, Roles.SERVICE, Roles.ADMIN);

  boolean isHighestRoleKnown() {
    return RISING.contains(highestRole);
  }

  /** Those of the roles that a token may bring. */
  Set<String> allowed(Set<String> roles) {
    var highest = RISING.indexOf(highestRole);
    return roles.stream()
        .filter(role -> RISING.indexOf(role) <= highest)
        .collect(Collectors.toUnmodifiableSet());
  }
}
