package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The keys of the external provider, cached for 2 minutes, or up to an hour while the provider does
 * not answer. A token with an unknown key causes another read. Reads are limited, because clients
 * can invent key ids.
 */
@Singleton
final class ExternalSigningKeys {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration CACHE_TTL = Duration.ofMinutes(2);
  private static final Duration CACHE_TTL_IN_OUTAGE = Duration.ofHours(1);
  private static final Duration MIN_REFRESH_INTERVAL = Duration.ofSeconds(10);

  private static final JOSEObjectType LONG_TYPE = new JOSEObjectType("application/at+jwt");

  private final IdentityProviderSettings provider;
  private final ExternalTokenSettings trust;

  ExternalSigningKeys(IdentityProviderSettings provider, ExternalTokenSettings trust) {
    this.provider = provider;
    this.trust = trust;
  }

  /**
   * Returns the processor that checks the signatures and the types of tokens. {@link
   * TokenClaimRules} checks the claims.
   */
  JWTProcessor<SecurityContext> signatures() {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(provider.algorithms(), source()));
    processor.setJWSTypeVerifier(
        trust.typeRequired()
            ? new DefaultJOSEObjectTypeVerifier<>(AccessTokens.TYPE, LONG_TYPE)
            : new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, AccessTokens.TYPE, LONG_TYPE, null));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    return processor;
  }

  private JWKSource<SecurityContext> source() {
    var timeoutMillis = (int) TIMEOUT.toMillis();
    var retriever = new StrictKeyRetriever(timeoutMillis, MAX_BYTES);
    return JWKSourceBuilder.create(provider.url(), retriever)
        .cache(CACHE_TTL.toMillis(), TIMEOUT.toMillis() * 2)
        .refreshAheadCache(false)
        .rateLimited(MIN_REFRESH_INTERVAL.toMillis())
        .outageTolerant(CACHE_TTL_IN_OUTAGE.toMillis())
        .build();
  }
}
