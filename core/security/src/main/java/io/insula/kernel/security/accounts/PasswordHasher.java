package io.insula.kernel.security.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.insula.api.UnavailableException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id. A hash takes megabytes and tens of milliseconds on purpose, so
 * only as many are made at the same time as the settings say; the rest waits for a moment, and is
 * then refused with an {@link UnavailableException}.
 */
@Singleton
public final class PasswordHasher {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** No password is longer (in UTF-16 units), and text without end may take hours to normalise. */
  private static final int LONGEST = 256;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final PasswordSettings settings;
  private final Semaphore permits;

  /** Strangers who sign up never keep those waiting who sign in: one of them at a time. */
  private final Semaphore signUp = new Semaphore(1, true);

  private final SecureRandom random = new SecureRandom();
  private final Object dummyLock = new Object();
  private volatile @Nullable String dummyHash;

  PasswordHasher(PasswordSettings settings) {
    this.settings = settings;
    this.permits = new Semaphore(settings.permits(), true);
  }

  /** The hash of a new password, with all its parameters, as it is kept in the database. */
  public String hash(String password) {
    return withPermit(() -> hashNow(password));
  }

  /** Like {@link #hash}, for an account that anybody may make. */
  String hashForSignUp(String password) {
    return withPermitOf(signUp, () -> hash(password));
  }

  /** Like {@link #hash}, for work in the background: it waits for a permit as long as it takes. */
  String hashWithoutTimeout(String password) {
    permits.acquireUninterruptibly();
    try {
      return hashNow(password);
    } finally {
      permits.release();
    }
  }

  /**
   * Runs something that checks a password, when a permit is free.
   *
   * @throws UnavailableException if too many others wait
   */
  public <T> T withPermit(Supplier<T> work) {
    return withPermitOf(permits, work);
  }

  private static <T> T withPermitOf(Semaphore permits, Supplier<T> work) {
    try {
      if (!permits.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnavailableException("Too many people are signing in", RETRY_AFTER, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The server is stopping", RETRY_AFTER, e);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  /**
   * Whether this is the password; to be called {@link #withPermit with a permit}.
   *
   * @param hash null if there is no such account, which takes as long to find out
   */
  public boolean matches(String password, @Nullable String hash) {
    if (hash == null || password.length() > LONGEST) {
      var dummy = dummyHash();
      Argon2Function.getInstanceFromHash(dummy).check("", dummy);
      return false;
    }
    return Argon2Function.getInstanceFromHash(hash).check(normal(password), hash);
  }

  /** Whether a hash was made with other parameters than today's. */
  public boolean isOutdated(String hash) {
    var made = Argon2Function.getInstanceFromHash(hash);
    return made.getMemory() != settings.memoryKib()
        || made.getIterations() != settings.iterations();
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
    var known = dummyHash;
    if (known != null) {
      return known;
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

  /** The same password typed on another keyboard can arrive as other code points. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
