package io.insula.kernel.web.pages;

import io.insula.api.InvalidInputException;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates and reads the cursors of lists. A cursor has a version, a position, and an HMAC that
 * binds both to the list. So clients cannot make cursors, and a cursor works only for its list.
 */
@Singleton
public final class Cursors {
  private static final byte VERSION = 1;
  private static final int CODE_LENGTH = 12;
  private static final int MAX_LENGTH = 1_000;

  /**
   * The maximum length of a position in bytes. The cursor of such a position has {@link
   * #MAX_LENGTH} characters.
   */
  private static final int MAX_POSITION_BYTES = MAX_LENGTH / 4 * 3 - 1 - CODE_LENGTH;

  private static final String ALGORITHM = "HmacSHA256";

  private final CursorKey key;

  Cursors(CursorKey key) {
    this.key = key;
  }

  /**
   * Creates a cursor for a position. Routes call {@link PageQuery} instead. A list with long keys
   * can use a digest of the key as the position.
   *
   * @param list identifies the list with its filters
   * @param position the position after which the next page begins, at most 737 bytes in UTF-8
   * @throws IllegalArgumentException if the position is longer
   */
  public String seal(String list, String position) {
    var text = position.getBytes(StandardCharsets.UTF_8);
    if (text.length > MAX_POSITION_BYTES) {
      throw new IllegalArgumentException("A position of " + text.length + " bytes is too long");
    }
    var sealed = new ByteArrayOutputStream();
    sealed.write(VERSION);
    sealed.writeBytes(code(list, text));
    sealed.writeBytes(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
  }

  /**
   * Returns the position in a cursor.
   *
   * @throws InvalidInputException if the cursor is malformed or was not created for this list
   */
  public String open(String list, String cursor) {
    var bytes = decode(cursor);
    if (bytes.length <= CODE_LENGTH || bytes[0] != VERSION) {
      throw refuse();
    }
    var code = Arrays.copyOfRange(bytes, 1, 1 + CODE_LENGTH);
    var position = Arrays.copyOfRange(bytes, 1 + CODE_LENGTH, bytes.length);
    if (!MessageDigest.isEqual(code, code(list, position))) {
      throw refuse();
    }
    return new String(position, StandardCharsets.UTF_8);
  }

  private static byte[] decode(String cursor) {
    if (cursor.length() > MAX_LENGTH) {
      throw refuse();
    }
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw refuse();
    }
  }

  private static InvalidInputException refuse() {
    return new InvalidInputException(
        "cursor", "must be the next_cursor of a response for the same list and filters");
  }

  private byte[] code(String list, byte[] position) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
      mac.update(VERSION);
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(position), CODE_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
