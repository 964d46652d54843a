package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.Sha256;
import io.insula.kernel.security.accounts.AccountRules;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The secret by which ballots and codes are kept under digests (HMAC-SHA-256, RFC 2104), so that
 * who has the database and lacks the secret cannot say who cast which ballot. It is not in the
 * database. A cycle keeps a digest of its own, by which a process with another secret finds out
 * that it must not take ballots.
 */
@Singleton
public class BallotKey {
  /** The fewest characters of the secret. */
  private static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final String given;
  private final BallotKeyFile file;
  private volatile @Nullable SecretKeySpec secret;

  BallotKey(
      Jdbi jdbi,
      @Value("${insula.cycles.ballot-key}") String given,
      @Value("${insula.cycles.ballot-key-file}") String file) {
    this.jdbi = jdbi;
    this.given = given;
    this.file = new BallotKeyFile(Path.of(file));
  }

  /** Under what the ballot of somebody with an account is kept. */
  public byte[] ofAccount(long cycleId, String username) {
    return digest("account", cycleId, AccountRules.canonical(username));
  }

  /** Under what the ballot of somebody with a code is kept. */
  public byte[] ofCodeHolder(long cycleId, String code) {
    return ofCodeHolder(cycleId, ofCode(cycleId, code));
  }

  /**
   * The same by what is kept of the code: only this secret joins the two.
   *
   * @param kept see {@link #ofCode}
   */
  public byte[] ofCodeHolder(long cycleId, byte[] kept) {
    return digest("code holder", cycleId, HexFormat.of().formatHex(kept));
  }

  /** Under what a code is kept. */
  public byte[] ofCode(long cycleId, String code) {
    return digest("code", cycleId, code);
  }

  /** What a cycle keeps of the secret. */
  public byte[] check(long cycleId) {
    return digest("check", cycleId, "");
  }

  /**
   * Ties a cycle to this secret, in the transaction that runs.
   *
   * @throws UnavailableException if there is none, or the cycle is tied to another one
   */
  public void bind(long cycleId) {
    var check = check(cycleId);
    var bound =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        UPDATE cycles.cycle
                        SET ballot_key_check = coalesce(ballot_key_check, :check)
                        WHERE id = :id RETURNING ballot_key_check
                        """)
                    .bind("check", check)
                    .bind("id", cycleId)
                    .mapTo(byte[].class)
                    .one());
    requireSame(check, bound);
  }

  /**
   * Makes sure that a cycle whose voting was opened is tied to this secret.
   *
   * @throws UnavailableException if there is none, or the cycle is tied to another one
   */
  public void requireBound(long cycleId) {
    var bound =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT ballot_key_check FROM cycles.cycle WHERE id = :id")
                    .bind("id", cycleId)
                    .mapTo(byte[].class)
                    .one());
    requireSame(check(cycleId), bound);
  }

  /**
   * Makes sure that a cycle is tied to this secret.
   *
   * @param bound what the cycle keeps
   * @throws UnavailableException if it is tied to another one
   */
  public void requireSame(byte[] check, byte[] bound) {
    if (!MessageDigest.isEqual(check, bound)) {
      throw new UnavailableException(
          "This server has another INSULA_BALLOT_KEY than the one that the cycle began with.",
          RETRY_AFTER,
          null);
    }
  }

  /**
   * Whether a cycle is tied to this secret.
   *
   * @param bound what the cycle keeps; null if it is tied to none
   * @throws UnavailableException if there is none
   */
  public boolean isOf(long cycleId, byte @Nullable [] bound) {
    return MessageDigest.isEqual(check(cycleId), bound);
  }

  /**
   * Under what the rate of a voter is counted. Who has the database finds the ballot by it no more
   * than by a name.
   *
   * @param voter the digest under which their ballot is kept
   */
  public byte[] ofRate(long cycleId, byte[] voter) {
    return digest("rate", cycleId, HexFormat.of().formatHex(voter));
  }

  private byte[] digest(String purpose, long cycleId, String name) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret());
      return mac.doFinal(Sha256.ofParts(purpose, Long.toString(cycleId), name));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  private SecretKeySpec secret() {
    var known = secret;
    if (known == null) {
      var text = given.isBlank() ? read() : given;
      if (text.length() < SHORTEST) {
        throw new UnavailableException(
            "This server takes no ballots: INSULA_BALLOT_KEY must have at least "
                + SHORTEST
                + " characters.",
            RETRY_AFTER,
            null);
      }
      known = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
      secret = known;
    }
    return known;
  }

  private String read() {
    try {
      return file.read();
    } catch (IOException e) {
      throw new UnavailableException(
          "This server takes no ballots: set INSULA_BALLOT_KEY, or let it write the file of"
              + " INSULA_BALLOT_KEY_FILE.",
          RETRY_AFTER,
          e);
    }
  }
}
