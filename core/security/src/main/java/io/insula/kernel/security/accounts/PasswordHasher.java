package io.insula.kernel.security.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.insula.api.UnavailableException;
import io.insula.api.UnicodeNormalizer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id. A hash takes megabytes of memory and tens of milliseconds, so
 * each hash needs a permit. A request waits at most 15 s for the permit, and then fails with {@link
 * UnavailableException}. Background work waits without a time limit.
 */
@Singleton
public final class PasswordHasher {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /**
   * The maximum length of a password that is checked, in UTF-16 units. A longer password counts as
   * wrong, because normalising an unbounded text could take hours.
   */
  private static final int MAX_PASSWORD_LENGTH = 256;

  private static final Duration MAX_WAIT = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final PasswordSettings settings;
  private final Semaphore permits;

  /**
   * Lets only one sign-up at a time use or await the {@link #permits}. So a sign-in waits for at
   * most one sign-up.
   */
  private final Semaphore signUpPermit = new Semaphore(1, true);

  private final SecureRandom random = new SecureRandom();
  private final Object dummyLock = new Object();
  private volatile @Nullable String dummyHash;

  PasswordHasher(PasswordSettings settings) {
    this.settings = settings;
    this.permits = new Semaphore(settings.permits(), true);
  }

  /** Returns the hash of a new password, with all its parameters, as the database stores it. */
  public String hash(String password) {
    return withPermit(() -> hashNow(password));
  }

  /**
   * Returns the hash of the password of an anonymous sign-up. Waits up to 15 s for other sign-ups,
   * then up to 15 s for a permit.
   */
  String hashForSignUp(String password) {
    return withPermitOf(signUpPermit, () -> hash(password));
  }

  /**
   * Returns whether the password in a repeated request matches the hash from the first request.
   * Waits as {@link #hashForSignUp} does.
   */
  boolean matchesForSignUp(String password, String hash) {
    return withPermitOf(signUpPermit, () -> withPermit(() -> matches(password, hash)));
  }

  /** Returns the hash of a new password. Waits for a permit without a time limit. */
  String hashWithoutTimeout(String password) {
    permits.acquireUninterruptibly();
    try {
      return hashNow(password);
    } finally {
      permits.release();
    }
  }

  /**
   * Runs work with passwords as soon as a permit is free.
   *
   * @throws UnavailableException if no permit becomes free within 15 s
   */
  public <T> T withPermit(Supplier<T> work) {
    return withPermitOf(permits, work);
  }

  private static <T> T withPermitOf(Semaphore permits, Supplier<T> work) {
    try {
      if (!permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnavailableException(
            "The server is checking or storing too many passwords at the same time. Retry shortly.",
            RETRY_AFTER,
            null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The server is shutting down. Retry shortly.", RETRY_AFTER, e);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  /**
   * Returns whether the password matches. The caller must hold a {@link #withPermit permit}.
   *
   * @param hash null if the account does not exist; the check then takes as long as for a hash with
   *     the current parameters
   */
  public boolean matches(String password, @Nullable String hash) {
    if (hash == null || password.length() > MAX_PASSWORD_LENGTH) {
      var dummy = dummyHash();
      Argon2Function.getInstanceFromHash(dummy).check("", dummy);
      return false;
    }
    return Argon2Function.getInstanceFromHash(hash).check(normal(password), hash);
  }

  /**
   * Returns a new hash of the password if the existing one was made with other parameters than the
   * current ones. The caller must hold a {@link #withPermit permit}.
   */
  public Optional<String> renewed(String password, String hash) {
    var made = Argon2Function.getInstanceFromHash(hash);
    return made.getMemory() == settings.memoryKib() && made.getIterations() == settings.iterations()
        ? Optional.empty()
        : Optional.of(hashNow(password));
  }

  private String hashNow(String password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Argon2Function.getInstance(
            settings.memoryKib(), settings.iterations(), 1, HASH_BYTES, Argon2.ID)
        .hash(normal(password).getBytes(StandardCharsets.UTF_8), salt)
        .getResult();
  }

  private String dummyHash() {
    var cached = dummyHash;
    if (cached != null) {
      return cached;
    }
    synchronized (dummyLock) {
      var made = dummyHash;
      if (made == null) {
        made = hashNow("a password that nobody has");
        dummyHash = made;
      }
      return made;
    }
  }

  /**
   * Normalises a password, because different keyboards can send different code points for the same
   * text.
   */
  private static String normal(String password) {
    return UnicodeNormalizer.normalize(password, Normalizer.Form.NFC);
  }
}
