package io.insula.kernel.security.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.insula.api.Actor;
import io.insula.api.Roles;
import io.insula.api.privacy.Person;
import io.insula.kernel.security.log.SecurityEvent;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The claim rules for all tokens, whether the server or an external provider issued them. */
final class TokenClaimRules {
  /** The maximum clock difference between two machines. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final List<String> ID_TOKEN_CLAIMS =
      List.of("nonce", "at_hash", "c_hash", "s_hash");

  private final JWTClaimsSet claims;

  private TokenClaimRules(JWTClaimsSet claims) {
    this.claims = claims;
  }

  static TokenClaimRules of(SignedJWT token) throws InvalidTokenException {
    try {
      var claims = token.getJWTClaimsSet();
      if (claims == null) {
        throw new InvalidTokenException("no claims");
      }
      return new TokenClaimRules(claims);
    } catch (ParseException e) {
      throw new InvalidTokenException("unreadable claims", e);
    }
  }

  @Nullable String issuer() {
    return claims.getIssuer();
  }

  void requireIssuer(String issuer) throws InvalidTokenException {
    if (!issuer.equals(claims.getIssuer())) {
      throw new InvalidTokenException("wrong issuer");
    }
  }

  void requireAudience(String audience) throws InvalidTokenException {
    if (!claims.getAudience().contains(audience)) {
      throw new InvalidTokenException("wrong audience");
    }
  }

  /** Returns when the token expires. Refuses a token that has expired or is not valid yet. */
  Instant requireValidAt(Instant now) throws InvalidTokenException {
    var expires = claims.getExpirationTime();
    if (expires == null) {
      throw new InvalidTokenException("no expiry");
    }
    if (!now.isBefore(expires.toInstant())) {
      throw new InvalidTokenException("expired");
    }
    requireNotAhead(claims.getNotBeforeTime(), now);
    requireNotAhead(claims.getIssueTime(), now);
    return expires.toInstant();
  }

  /**
   * Returns when an external token expires, at most {@code maxLifetime} after its issue. Refuses a
   * token in these cases:
   *
   * <ul>
   *   <li>The token has expired, or is not valid yet.
   *   <li>The token was issued {@code maxLifetime} ago or earlier.
   *   <li>The token has no time of issue, and expires later than {@code maxLifetime} from now.
   * </ul>
   */
  Instant requireValidFor(Duration maxLifetime, Instant now) throws InvalidTokenException {
    var expiresAt = requireValidAt(now);
    var issued = claims.getIssueTime();
    var latest = (issued == null ? now : issued.toInstant()).plus(maxLifetime);
    if (!expiresAt.isAfter(latest)) {
      return expiresAt;
    }
    if (issued == null || !now.isBefore(latest)) {
      throw new InvalidTokenException("too long a lifetime");
    }
    return latest;
  }

  /**
   * Returns the subject of an external token. The subject must be ASCII, as in OpenID Connect,
   * without white space around it. Other subjects could imitate a local user's name.
   */
  String requireOutsideSubject() throws InvalidTokenException {
    var subject = requireSubject();
    if (!subject.equals(subject.strip())
        || subject.chars().anyMatch(character -> character < ' ' || character > '~')) {
      throw new InvalidTokenException("a subject that could look like another user's name");
    }
    if (SecurityEvent.isReserved(subject)) {
      throw new InvalidTokenException("a reserved subject");
    }
    return subject;
  }

  /**
   * Refuses ID tokens, which give no access (RFC 9068, 4). Also refuses tokens whose claim {@code
   * token_use} or {@code typ} names another use.
   */
  void requireNoIdToken() throws InvalidTokenException {
    if (ID_TOKEN_CLAIMS.stream().anyMatch(claim -> claims.getClaim(claim) != null)
        || isOther("token_use", "access")
        || isOther("typ", "Bearer")) {
      throw new InvalidTokenException("not an access token");
    }
  }

  private boolean isOther(String claim, String expected) {
    var value = claims.getClaim(claim);
    return value != null && !(value instanceof String text && text.equalsIgnoreCase(expected));
  }

  String requireSubject() throws InvalidTokenException {
    var subject = claims.getSubject();
    if (subject == null
        || Actor.NAME.complaintAbout(subject).isPresent()
        || Person.isFormerMember(subject)) {
      throw new InvalidTokenException("no valid subject");
    }
    return subject;
  }

  String requireString(String name) throws InvalidTokenException {
    if (claims.getClaim(name) instanceof String text) {
      return text;
    }
    throw new InvalidTokenException("no claim " + name);
  }

  /** Returns the known roles of the token. The role ADMIN includes the role MEMBER. */
  Set<String> roles() {
    var roles = new HashSet<String>();
    if (claims.getClaim(AccessTokens.ROLES_CLAIM) instanceof List<?> named) {
      for (Object role : named) {
        if (role instanceof String text && Roles.ALL.contains(text)) {
          roles.add(text);
        }
      }
    }
    if (roles.contains(Roles.ADMIN)) {
      roles.add(Roles.MEMBER);
    }
    return Set.copyOf(roles);
  }

  /**
   * Returns the scopes of the token; empty without a scope claim. A token with an empty scope claim
   * may call only routes that need no token.
   */
  Optional<Set<String>> scopes() throws InvalidTokenException {
    if (claims.getClaim(AccessTokens.SCOPE_CLAIM) == null) {
      return Optional.empty();
    }
    var scopes = requireString(AccessTokens.SCOPE_CLAIM).split(" ");
    return Optional.of(Arrays.stream(scopes).collect(Collectors.toUnmodifiableSet()));
  }

  private static void requireNotAhead(@Nullable Date time, Instant now)
      throws InvalidTokenException {
    if (time != null && time.toInstant().isAfter(now.plus(SKEW))) {
      throw new InvalidTokenException("not valid yet");
    }
  }
}
