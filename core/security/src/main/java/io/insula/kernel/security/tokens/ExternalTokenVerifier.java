package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.insula.api.UnavailableException;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.security.accounts.AccountTable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens of the external identity provider. */
@Singleton
final class ExternalTokenVerifier {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final IdentityProviderSettings provider;
  private final ExternalTokenSettings trust;
  private final AccountTable accounts;
  private final Clock clock;
  private final @Nullable JWTProcessor<SecurityContext> signatures;
  private volatile boolean haveKeysBeenRead;

  ExternalTokenVerifier(
      IdentityProviderSettings provider,
      ExternalSigningKeys keys,
      ExternalTokenSettings trust,
      AccountTable accounts,
      Clock clock) {
    this.provider = provider;
    this.trust = trust;
    this.accounts = accounts;
    this.clock = clock;
    this.signatures = provider.isConfigured() ? keys.signatures() : null;
  }

  boolean isIssuerOf(TokenClaimRules claims) {
    return signatures != null && provider.issuer().equals(claims.issuer());
  }

  /**
   * Verifies a token of the provider and returns its content.
   *
   * @throws UnavailableException if the keys cannot be read
   */
  VerifiedToken verify(SignedJWT token, TokenClaimRules claims) throws InvalidTokenException {
    // The cheap checks come first, so that an obviously invalid token causes no request for keys.
    claims.requireIssuer(provider.issuer());
    claims.requireAudience(provider.audience());
    var expiresAt = claims.requireValidFor(trust.longestLifetime(), clock.instant());
    var subject = claims.requireOutsideSubject();
    claims.requireNoIdToken();
    checkSignature(token);
    if (isNameOfAnAccount(subject)) {
      throw new InvalidTokenException("a subject with the name of an account of this server");
    }
    return VerifiedToken.external(subject, trust.allowed(claims.roles()), cachedUntil(expiresAt));
  }

  /**
   * Returns whether an account has this name. An external user with such a name could act as the
   * owner, and is refused. The calling thread may block.
   */
  boolean isNameOfAnAccount(String subject) {
    var name = AccountRules.canonical(subject);
    return AccountRules.isUsername(name) && accounts.exists(name);
  }

  /**
   * Returns when a cached token must be verified again, at the latest at its expiry. Long-lived
   * tokens are verified earlier, because the provider may have withdrawn the key.
   */
  private Instant cachedUntil(Instant expiresAt) {
    var latest = clock.instant().plus(trust.cacheTtl());
    return expiresAt.isBefore(latest) ? expiresAt : latest;
  }

  private void checkSignature(SignedJWT token) throws InvalidTokenException {
    if (signatures == null) {
      throw new InvalidTokenException("no external provider");
    }
    try {
      signatures.process(token, null);
      haveKeysBeenRead = true;
    } catch (BadJOSEException e) {
      haveKeysBeenRead = true;
      throw new InvalidTokenException("a wrong signature", e);
    } catch (JWKSetUnavailableException e) {
      throw unavailable(e);
    } catch (RateLimitReachedException e) {
      // The keys cannot be requested again yet. If the keys were read before, the token has an
      // unknown key. Otherwise no keys were ever read, so the provider counts as unavailable.
      if (haveKeysBeenRead) {
        throw new InvalidTokenException("an unknown key", e);
      }
      throw unavailable(e);
    } catch (JOSEException e) {
      throw new InvalidTokenException("a signature that cannot be checked", e);
    }
  }

  private static UnavailableException unavailable(JOSEException cause) {
    return new UnavailableException(
        "The server cannot read the keys of the identity provider. Retry shortly.",
        RETRY_AFTER,
        cause);
  }
}
