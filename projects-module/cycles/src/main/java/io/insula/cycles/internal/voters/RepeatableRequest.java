package io.insula.cycles.internal.voters;

import io.insula.api.TextRule;
import io.insula.kernel.base.Sha256;
import io.insula.kernel.web.IdempotencyHeader;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer contains secrets that are not stored. A repeat gets the same secrets,
 * because {@link BallotKey} derives them from the request.
 *
 * @param id the digest of the key and the request, in hex; only the client can know it
 */
public record RepeatableRequest(String id) {
  /** The allowed keys. */
  public static final TextRule KEYS = TextRule.line(1, 200);

  /**
   * Returns the request; empty if its key is null or short enough to guess.
   *
   * @param parts the caller and the content of the request
   */
  public static Optional<RepeatableRequest> of(@Nullable String key, String... parts) {
    return Optional.ofNullable(IdempotencyHeader.unguessable(key))
        .map(each -> Stream.concat(Stream.of(each), Stream.of(parts)).toArray(String[]::new))
        .map(all -> new RepeatableRequest(HexFormat.of().formatHex(Sha256.ofParts(all))));
  }
}
