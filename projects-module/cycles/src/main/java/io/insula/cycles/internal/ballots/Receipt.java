package io.insula.cycles.internal.ballots;

import io.insula.kernel.base.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The receipt that a voter keeps: a SHA-256 over the ballot and a nonce, as docs/ballots.md
 * defines. Without the nonce, nobody can find the ballot by hashing all possible ballots.
 */
record Receipt(byte[] nonce, byte[] digest) {
  static final int NONCE_BYTES = 16;

  /** Creates a receipt with a new nonce. */
  static Receipt of(long cycleId, BallotContent choice) {
    var nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    return of(cycleId, choice, nonce);
  }

  static Receipt of(long cycleId, BallotContent choice, byte[] nonce) {
    return new Receipt(nonce, Sha256.of(canonical(cycleId, choice, nonce)));
  }

  /** Returns the receipt in hex. */
  String text() {
    return HexFormat.of().formatHex(digest);
  }

  private static String canonical(long cycleId, BallotContent choice, byte[] nonce) {
    var text = new StringBuilder().append(cycleId).append('\n');
    var ids = choice.ids();
    var points = choice.points();
    for (var i = 0; i < ids.size(); i++) {
      text.append(ids.get(i));
      if (points != null) {
        text.append(' ').append(points.get(i).stripTrailingZeros().toPlainString());
      }
      text.append('\n');
    }
    return text.append(HexFormat.of().formatHex(nonce)).append('\n').toString();
  }
}
