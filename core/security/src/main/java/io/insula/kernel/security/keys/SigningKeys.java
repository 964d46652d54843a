package io.insula.kernel.security.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of the server: the current one, which signs, and older ones whose signatures are
 * still valid. All instances on one database use the same keys.
 */
@Singleton
public final class SigningKeys {
  /**
   * The minimum time between two queries for the keys. Without it, every token with a forged key id
   * would cause a query.
   */
  private static final Duration RELOAD_PAUSE = Duration.ofSeconds(5);

  private static final int THUMBPRINT_LENGTH = 43;

  private final SigningKeyStore store;
  private final Clock clock;
  private final String configuredPem;
  private final Duration longestTokenLifetime;
  private final Object reloading = new Object();
  private volatile @Nullable Loaded loaded;

  SigningKeys(
      SigningKeyStore store,
      Clock clock,
      @Value("${insula.jwt.private-key:}") String configuredPem,
      @Value("${insula.tokens.service-lifetime}") Duration longestTokenLifetime) {
    this.store = store;
    this.clock = clock;
    this.configuredPem = configuredPem;
    this.longestTokenLifetime = longestTokenLifetime;
  }

  /** Loads the keys, and creates one if there is none. */
  public void load() {
    synchronized (reloading) {
      loaded = read(configuredPem.isBlank() ? generatedKey() : configuredKey());
    }
  }

  /** Returns the id of the key that signs, which is the {@code kid} in the header of tokens. */
  public String currentId() {
    return keys().current().id();
  }

  /** Returns the signer that uses the current key. */
  public JWSSigner signer() {
    return keys().signer();
  }

  /**
   * Returns the verifier that uses the key with this id; null if no key has this id. May query the
   * database for a key that another instance created.
   */
  public @Nullable JWSVerifier verifierOf(String keyId) {
    var known = keys().byId().get(keyId);
    if (known == null && keyId.length() == THUMBPRINT_LENGTH) {
      known = reloaded().byId().get(keyId);
    }
    return known == null ? null : known.verifier();
  }

  /** Returns the public halves of all keys whose signatures are valid. */
  public List<JWK> publicKeys() {
    return keys().byId().values().stream().map(SigningKey::publicJwk).map(JWK.class::cast).toList();
  }

  private Loaded keys() {
    var known = loaded;
    if (known == null) {
      load();
      return keys();
    }
    return known;
  }

  private Loaded reloaded() {
    synchronized (reloading) {
      var known = keys();
      if (clock.instant().isBefore(known.at().plus(RELOAD_PAUSE))) {
        return known;
      }
      var fresh = read(known.current());
      loaded = fresh;
      return fresh;
    }
  }

  private Loaded read(SigningKey current) {
    var now = clock.instant();
    var byId = new LinkedHashMap<String, SigningKey>();
    byId.put(current.id(), current);
    for (ECKey key : store.verificationKeys(now.minus(longestTokenLifetime))) {
      byId.putIfAbsent(key.getKeyID(), new SigningKey(key));
    }
    return new Loaded(current, current.signer(), byId, now);
  }

  private SigningKey configuredKey() {
    var key = ConfiguredSigningKey.read(configuredPem);
    store.addConfigured(key);
    store.retireAllExcept(key);
    return new SigningKey(key);
  }

  private SigningKey generatedKey() {
    var inUse = store.keyInUse();
    if (inUse.isEmpty()) {
      store.addGenerated(generate());
      inUse = store.keyInUse();
    }
    return new SigningKey(inUse.orElseThrow());
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .algorithm(JWSAlgorithm.ES256)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key could not be created", e);
    }
  }

  private record Loaded(
      SigningKey current, JWSSigner signer, Map<String, SigningKey> byId, Instant at) {}
}
