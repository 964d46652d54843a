package io.insula.kernel.security.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insula.kernel.security.sessions.Revocations;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Caches verified tokens, because verifying a signature is expensive. A token leaves the cache at
 * {@link VerifiedToken#expiresAt}, or when its session is revoked. Invalid tokens are not cached.
 */
@Singleton
final class TokenCache {
  private final Cache<String, VerifiedToken> tokens;
  private final Revocations revocations;
  private final Clock clock;

  TokenCache(TokenSettings settings, Revocations revocations, Clock clock) {
    this.tokens = Caffeine.newBuilder().maximumSize(settings.maxCached()).build();
    this.revocations = revocations;
    this.clock = clock;
  }

  void add(String token, VerifiedToken verified) {
    tokens.put(token, verified);
  }

  /** Returns the content of a cached token, if it is still valid. Never blocks. */
  @Nullable VerifiedToken find(String token) {
    var cached = tokens.getIfPresent(token);
    if (cached == null) {
      return null;
    }
    if (!clock.instant().isBefore(cached.expiresAt()) || isRevoked(cached)) {
      tokens.invalidate(token);
      return null;
    }
    return cached;
  }

  private boolean isRevoked(VerifiedToken token) {
    return token.sessionId() != null && revocations.contains(token.sessionId());
  }
}
