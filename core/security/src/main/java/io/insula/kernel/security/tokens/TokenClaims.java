package io.insula.kernel.security.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.insula.api.Actor;
import io.insula.api.Roles;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that the claims of all tokens share, ours and those of an external provider. */
final class TokenClaims {
  /** How far the clocks of two machines may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final JWTClaimsSet claims;

  private TokenClaims(JWTClaimsSet claims) {
    this.claims = claims;
  }

  static TokenClaims of(SignedJWT token) throws InvalidTokenException {
    try {
      var claims = token.getJWTClaimsSet();
      if (claims == null) {
        throw new InvalidTokenException("it has no claims");
      }
      return new TokenClaims(claims);
    } catch (ParseException e) {
      throw new InvalidTokenException("its claims cannot be read", e);
    }
  }

  @Nullable String issuer() {
    return claims.getIssuer();
  }

  void requireIssuer(String issuer) throws InvalidTokenException {
    if (!issuer.equals(claims.getIssuer())) {
      throw new InvalidTokenException("another issuer");
    }
  }

  void requireAudience(String audience) throws InvalidTokenException {
    if (!claims.getAudience().contains(audience)) {
      throw new InvalidTokenException("another audience");
    }
  }

  /** When it expires, which must lie ahead; the start of its validity must not. */
  Instant requireValidAt(Instant now) throws InvalidTokenException {
    var expires = claims.getExpirationTime();
    if (expires == null) {
      throw new InvalidTokenException("it never expires");
    }
    if (!now.isBefore(expires.toInstant())) {
      throw new InvalidTokenException("it has expired");
    }
    requireNotAhead(claims.getNotBeforeTime(), now);
    requireNotAhead(claims.getIssueTime(), now);
    return expires.toInstant();
  }

  String requireSubject() throws InvalidTokenException {
    var subject = claims.getSubject();
    if (subject == null || Actor.NAME.complaintAbout(subject).isPresent()) {
      throw new InvalidTokenException("no proper subject");
    }
    return subject;
  }

  String requireString(String name) throws InvalidTokenException {
    if (claims.getClaim(name) instanceof String text) {
      return text;
    }
    throw new InvalidTokenException("no claim " + name);
  }

  /** The known ones among its roles, with MEMBER where ADMIN is. */
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

  private static void requireNotAhead(@Nullable Date time, Instant now)
      throws InvalidTokenException {
    if (time != null && time.toInstant().isAfter(now.plus(SKEW))) {
      throw new InvalidTokenException("it is not valid yet");
    }
  }
}
