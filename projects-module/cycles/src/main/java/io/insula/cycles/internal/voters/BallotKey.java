package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.Sha256;
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
 * The secret that turns the names and codes of voters into digests (HMAC-SHA-256, RFC 2104).
 * Without the secret, the database does not reveal who cast which ballot.
 *
 * <p>Each cycle stores a check digest of its secret. A process with another secret accepts no
 * ballots of the cycle.
 */
@Singleton
public class BallotKey {
  /** The minimum number of characters of the secret. */
  private static final int MIN_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final String configuredSecret;
  private final VoterNames names;
  private final BallotKeyFile file;
  private volatile @Nullable SecretKeySpec secret;

  BallotKey(
      Jdbi jdbi,
      VoterNames names,
      @Value("${insula.cycles.ballot-key}") String configuredSecret,
      @Value("${insula.cycles.ballot-key-file}") String file) {
    this.jdbi = jdbi;
    this.names = names;
    this.configuredSecret = configuredSecret;
    this.file = new BallotKeyFile(Path.of(file));
  }

  /**
   * Checks that this server has a usable secret, or can create one in its file.
   *
   * @throws InvalidConfigurationException if the secret is too short, or cannot be read or created
   */
  void requireUsable() {
    if (!configuredSecret.isBlank()) {
      requireLong("INSULA_BALLOT_KEY", configuredSecret);
      return;
    }
    try {
      file.stored().ifPresent(secret -> requireLong("The secret in " + file, secret));
    } catch (IOException e) {
      throw new InvalidConfigurationException(
          "INSULA_BALLOT_KEY is not set, and "
              + file
              + " cannot be read or created. Set INSULA_BALLOT_KEY to a secret of at least "
              + MIN_LENGTH
              + " characters, the same on all servers. This command creates one:"
              + " openssl rand -base64 48",
          e);
    }
  }

  private static void requireLong(String name, String secret) {
    if (secret.length() < MIN_LENGTH) {
      throw new InvalidConfigurationException(
          name + " must have at least " + MIN_LENGTH + " characters");
    }
  }

  /** Returns the digest that identifies the ballot of an account. */
  public byte[] ofAccount(long cycleId, String username) {
    return digest("account", cycleId, names.canonicalName(cycleId, username));
  }

  /** Returns the digest that identifies the ballot of a code. */
  public byte[] ofCodeHolder(long cycleId, String code) {
    return ofCodeHolder(cycleId, ofCode(cycleId, code));
  }

  /**
   * Returns the digest that identifies the ballot of a code. Only this secret links the digest to
   * {@code codeDigest}.
   *
   * @param codeDigest the digest that is stored instead of the code; see {@link #ofCode}
   */
  public byte[] ofCodeHolder(long cycleId, byte[] codeDigest) {
    return digest("code holder", cycleId, HexFormat.of().formatHex(codeDigest));
  }

  /** Returns the digest that is stored instead of a code. */
  public byte[] ofCode(long cycleId, String code) {
    return digest("code", cycleId, code);
  }

  /**
   * Returns the digest from which a new code is made. A repeated request gets the same digest.
   *
   * @param place the position of the code in the request, from 0
   */
  byte[] ofNewCode(long cycleId, RepeatableRequest request, int place) {
    return digest("new code", cycleId, request.id() + " " + place);
  }

  /**
   * Returns the digest from which the nonce of a paper ballot is made. A repeated request makes the
   * same nonce, so the repeat is recognized.
   */
  public byte[] ofPaperBallot(long cycleId, RepeatableRequest request) {
    return digest("paper ballot", cycleId, request.id());
  }

  /** Returns the check digest of this secret for a cycle. */
  public byte[] checkDigest(long cycleId) {
    return digest("check", cycleId, "");
  }

  /**
   * Binds a cycle to this secret, unless the cycle is bound already. Runs in the current
   * transaction.
   *
   * @throws UnavailableException if there is no secret, or the cycle is bound to another secret
   */
  public void bind(long cycleId) {
    var check = checkDigest(cycleId);
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
   * Checks that a cycle whose voting was opened is bound to this secret.
   *
   * @throws UnavailableException if there is no secret, or the cycle is bound to another secret
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
    requireSame(checkDigest(cycleId), bound);
  }

  /**
   * Checks that a cycle is bound to this secret.
   *
   * @param bound the check digest of the cycle
   * @throws UnavailableException if the cycle is bound to another secret
   */
  public void requireSame(byte[] check, byte[] bound) {
    if (!MessageDigest.isEqual(check, bound)) {
      throw new UnavailableException(
          "The cycle uses another INSULA_BALLOT_KEY than this server. Set the key with which the"
              + " cycle began.",
          RETRY_AFTER,
          null);
    }
  }

  /**
   * Whether a cycle is bound to this secret.
   *
   * @param bound the check digest of the cycle; null for an unbound cycle
   * @throws UnavailableException if this server has no secret
   */
  public boolean isOf(long cycleId, byte @Nullable [] bound) {
    return MessageDigest.isEqual(checkDigest(cycleId), bound);
  }

  /**
   * Returns the digest under which the rate limit of a voter is counted. Only the secret can link
   * this digest to the ballot.
   *
   * @param voter the digest that identifies the voter's ballot
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
      throw new IllegalStateException("Every Java platform must provide HMAC-SHA-256", e);
    }
  }

  private SecretKeySpec secret() {
    var cached = secret;
    if (cached == null) {
      var text = configuredSecret.isBlank() ? read() : configuredSecret;
      if (text.length() < MIN_LENGTH) {
        throw new UnavailableException(
            "This server accepts no ballots: the secret in INSULA_BALLOT_KEY, or in the file of"
                + " INSULA_BALLOT_KEY_FILE, must have at least "
                + MIN_LENGTH
                + " characters.",
            RETRY_AFTER,
            null);
      }
      cached = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
      secret = cached;
    }
    return cached;
  }

  private String read() {
    try {
      return file.read();
    } catch (IOException e) {
      throw new UnavailableException(
          "This server accepts no ballots, because it has no secret for them. The operator must set"
              + " INSULA_BALLOT_KEY, or let the server read and create the file that"
              + " INSULA_BALLOT_KEY_FILE names.",
          RETRY_AFTER,
          e);
    }
  }
}
