package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import io.insula.kernel.base.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer has secrets and is not stored. If its client repeats it with the same
 * {@code Idempotency-Key}, the same secrets are derived from it again by {@link BallotKey}.
 *
 * @param id the digest of the key and the request, in hex; only the client can know it
 */
public record RepeatableRequest(String id) {
  /** The header with the key. */
  public static final String KEY = "Idempotency-Key";

  /** The allowed keys. */
  public static final TextRule KEYS = TextRule.line(1, 200);

  /** The minimum number of characters of a key that nobody else can guess. */
  private static final int SHORTEST_KEY = 16;

  /**
   * Returns the request, or an empty result if its key is null or so short that others might guess
   * it.
   *
   * @param parts the caller and the content of the request
   */
  public static Optional<RepeatableRequest> of(@Nullable String key, String... parts) {
    if (key == null || key.length() < SHORTEST_KEY) {
      return Optional.empty();
    }
    var all = Stream.concat(Stream.of(key), Stream.of(parts)).toArray(String[]::new);
    return Optional.of(new RepeatableRequest(HexFormat.of().formatHex(Sha256.ofParts(all))));
  }
}
