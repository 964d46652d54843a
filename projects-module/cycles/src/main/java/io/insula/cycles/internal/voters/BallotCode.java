package io.insula.cycles.internal.voters;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A code with which a person without an account votes in one cycle. A code is 80 bits in
 * Crockford's base32, as {@code XXXX-XXXX-XXXX-XXXX}.
 *
 * @param text in canonical form: upper case, with dashes
 */
public record BallotCode(String text) {
  /** The header in which a voter sends a code. */
  public static final String HEADER = "Ballot-Code";

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SYMBOLS = 16;
  private static final int GROUP = 4;

  /** Creates a new code. */
  public static BallotCode random() {
    var random = new SecureRandom();
    var symbols = new StringBuilder(SYMBOLS);
    for (var i = 0; i < SYMBOLS; i++) {
      symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new BallotCode(dashed(symbols));
  }

  /**
   * Converts a digest to a code.
   *
   * @param digest at least 16 bytes; secret, because everybody can compute the code from the digest
   */
  static BallotCode of(byte[] digest) {
    var symbols = new StringBuilder(SYMBOLS);
    for (var i = 0; i < SYMBOLS; i++) {
      symbols.append(ALPHABET.charAt(Math.floorMod(digest[i], ALPHABET.length())));
    }
    return new BallotCode(dashed(symbols));
  }

  /**
   * Parses a code as a person types it. Accepts lower case, spaces, missing dashes, O for 0, and I
   * or L for 1.
   *
   * @return empty if the text cannot be a code
   */
  public static Optional<BallotCode> parse(String typed) {
    var symbols = new StringBuilder(SYMBOLS);
    for (var i = 0; i < typed.length(); i++) {
      var symbol = typed.charAt(i);
      if (symbol == '-' || symbol == ' ') {
        continue;
      }
      var read = read(symbol);
      if (ALPHABET.indexOf(read) < 0 || symbols.length() == SYMBOLS) {
        return Optional.empty();
      }
      symbols.append(read);
    }
    return symbols.length() == SYMBOLS
        ? Optional.of(new BallotCode(dashed(symbols)))
        : Optional.empty();
  }

  private static char read(char symbol) {
    return switch (symbol) {
      case 'O', 'o' -> '0';
      case 'I', 'i', 'L', 'l' -> '1';
      default -> symbol < 128 ? String.valueOf(symbol).toUpperCase(Locale.ROOT).charAt(0) : symbol;
    };
  }

  private static String dashed(CharSequence symbols) {
    var text = new StringBuilder(symbols);
    for (var at = SYMBOLS - GROUP; at > 0; at -= GROUP) {
      text.insert(at, '-');
    }
    return text.toString();
  }
}
