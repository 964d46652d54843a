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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys of the server. The current key signs, and older keys verify. All instances on
 * one database use the same keys.
 */
@Singleton
public final class SigningKeys {
  /**
   * The minimum time between two queries for the keys. Without this pause, every token with a
   * forged key id would cause a query.
   */
  private static final Duration RELOAD_PAUSE = Duration.ofSeconds(5);

  /**
   * The time after which the keys in memory are read again. Other instances create and retire keys.
   */
  private static final Duration RELOAD_INTERVAL = Duration.ofHours(1);

  /**
   * How long a key may still sign after the last record of its use. Uses are recorded at intervals
   * of {@link #RELOAD_INTERVAL}, and one record can be lost.
   */
  private static final Duration MAX_UNRECORDED_USE = RELOAD_INTERVAL.multipliedBy(2);

  private static final int THUMBPRINT_LENGTH = 43;

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private final SigningKeyTable keyTable;
  private final Clock clock;
  private final String configuredPem;
  private final Duration longestTokenLifetime;
  private final ReentrantLock reloading = new ReentrantLock();
  private volatile @Nullable LoadedKeys loaded;

  SigningKeys(
      SigningKeyTable keyTable,
      Clock clock,
      @Value("${insula.jwt.private-key:}") String configuredPem,
      @Value("${insula.tokens.access-lifetime}") Duration accessLifetime,
      @Value("${insula.tokens.service-lifetime}") Duration serviceLifetime) {
    this.keyTable = keyTable;
    this.clock = clock;
    this.configuredPem = configuredPem;
    this.longestTokenLifetime =
        accessLifetime.compareTo(serviceLifetime) > 0 ? accessLifetime : serviceLifetime;
  }

  /** Loads the keys, and creates one if there is none. */
  public void load() {
    reloading.lock();
    try {
      loaded = read(configuredPem.isBlank() ? generatedKey() : configuredKey());
    } finally {
      reloading.unlock();
    }
  }

  /** Returns the id of the key that signs, which is the {@code kid} in the header of tokens. */
  public String currentId() {
    return keys().current().id();
  }

  /** Returns the signer that uses the current key. May query the database. */
  public JWSSigner signer() {
    return keysReloadedIfOld().signer();
  }

  /**
   * Returns the verifier for the key with this id; null if no key has this id. May query the
   * database for a key of another instance.
   */
  public @Nullable JWSVerifier verifierOf(String keyId) {
    var key = keysReloadedIfOld().byId().get(keyId);
    if (key == null && keyId.length() == THUMBPRINT_LENGTH) {
      key = reload().byId().get(keyId);
    }
    return key == null ? null : key.verifier();
  }

  /** Returns the public keys whose signatures are still accepted. May query the database. */
  public List<JWK> publicKeys() {
    return keysReloadedIfOld().byId().values().stream()
        .map(SigningKey::publicJwk)
        .map(JWK.class::cast)
        .toList();
  }

  private LoadedKeys keys() {
    var loadedKeys = loaded;
    if (loadedKeys == null) {
      load();
      return keys();
    }
    return loadedKeys;
  }

  /**
   * Returns the keys in memory. Reads keys again that are older than {@link #RELOAD_INTERVAL}. The
   * old keys stay in use in two cases:
   *
   * <ul>
   *   <li>The database fails.
   *   <li>Another thread is reading the keys. Waiting could deadlock, because that thread may need
   *       this thread's connection.
   * </ul>
   */
  private LoadedKeys keysReloadedIfOld() {
    var loadedKeys = keys();
    if (clock.instant().isBefore(loadedKeys.at().plus(RELOAD_INTERVAL)) || !reloading.tryLock()) {
      return loadedKeys;
    }
    try {
      return reload();
    } catch (RuntimeException e) {
      LOG.warn("The signing keys could not be read again; the known ones stay in use", e);
      var again = clock.instant().minus(RELOAD_INTERVAL).plus(RELOAD_PAUSE);
      var same =
          new LoadedKeys(loadedKeys.current(), loadedKeys.signer(), loadedKeys.byId(), again);
      loaded = same;
      return same;
    } finally {
      reloading.unlock();
    }
  }

  private LoadedKeys reload() {
    reloading.lock();
    try {
      var loadedKeys = keys();
      if (clock.instant().isBefore(loadedKeys.at().plus(RELOAD_PAUSE))) {
        return loadedKeys;
      }
      var fresh = read(loadedKeys.current());
      loaded = fresh;
      return fresh;
    } finally {
      reloading.unlock();
    }
  }

  /**
   * Reads the keys, and records that this instance still signs with its key. Another instance with
   * a different setting may have retired the key.
   */
  private LoadedKeys read(SigningKey current) {
    var now = clock.instant();
    keyTable.recordUse(current.id(), now);
    var byId = new LinkedHashMap<String, SigningKey>();
    byId.put(current.id(), current);
    for (ECKey key :
        keyTable.verificationKeys(now.minus(longestTokenLifetime).minus(MAX_UNRECORDED_USE))) {
      byId.putIfAbsent(key.getKeyID(), new SigningKey(key));
    }
    return new LoadedKeys(current, current.signer(), byId, now);
  }

  private SigningKey configuredKey() {
    var key = ConfiguredSigningKeyReader.read(configuredPem);
    keyTable.addConfigured(key);
    keyTable.retireAllExcept(key);
    return new SigningKey(key);
  }

  private SigningKey generatedKey() {
    var inUse = keyTable.keyInUse();
    if (inUse.isEmpty()) {
      keyTable.addGenerated(generate());
      inUse = keyTable.keyInUse();
    }
    keyTable.retireConfigured();
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

  private record LoadedKeys(
      SigningKey current, JWSSigner signer, Map<String, SigningKey> byId, Instant at) {}
}
