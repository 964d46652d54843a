package io.insula.kernel.security.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.insula.api.Actor;
import io.insula.api.Roles;
import io.insula.api.privacy.Person;
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

/** The rules that the claims of all tokens share, ours and those of an external provider. */
final class TokenClaims {
  /** How far the clocks of two machines may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final List<String> ID_TOKEN_CLAIMS =
      List.of("nonce", "at_hash", "c_hash", "s_hash");

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

  /**
   * The same for a token from elsewhere, which counts no longer than so long after it was issued.
   * Without the time of its issue it must not live longer from now on.
   */
  Instant requireValidFor(Duration longest, Instant now) throws InvalidTokenException {
    var expiresAt = requireValidAt(now);
    var issued = claims.getIssueTime();
    var latest = (issued == null ? now : issued.toInstant()).plus(longest);
    if (!expiresAt.isAfter(latest)) {
      return expiresAt;
    }
    if (issued == null || !now.isBefore(latest)) {
      throw new InvalidTokenException("it lives too long");
    }
    return latest;
  }

  /**
   * The subject of a token from elsewhere: ASCII, as OpenID Connect has it, without white space
   * around it. Whatever else there is could look like the name of somebody here.
   */
  String requireOutsideSubject() throws InvalidTokenException {
    var subject = requireSubject();
    if (!subject.equals(subject.strip())
        || subject.chars().anyMatch(character -> character < ' ' || character > '~')) {
      throw new InvalidTokenException("a subject that could look like another one");
    }
    return subject;
  }

  /** An ID token says to its client who signed in; it is no key to anything (RFC 9068, 4). */
  void requireNoIdToken() throws InvalidTokenException {
    if (ID_TOKEN_CLAIMS.stream().anyMatch(claim -> claims.getClaim(claim) != null)
        || isOther("token_use", "access")
        || isOther("typ", "Bearer")) {
      throw new InvalidTokenException("no access token");
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
        || subject.equals(Person.FORMER_MEMBER)) {
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

  /** Its scopes; empty if it names none, which is not the same as naming an empty list. */
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
      throw new InvalidTokenException("it is not valid yet");
    }
  }
}
