package io.insula.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headers of a call that describe its origin. */
final class CallOriginHeaders {
  /**
   * The largest size of the user's name and roles together, in bytes. In Base64, the name and roles
   * fit into {@link #MAX_BYTES} with all other headers.
   */
  static final int MAX_ORIGIN_BYTES = 4 * 1024;

  /** The largest size of the headers of one call that the called process accepts, in bytes. */
  static final int MAX_BYTES = 8 * 1024;

  private static final Metadata.Key<String> TRACE_ID =
      Metadata.Key.of("insula-trace-id", Metadata.ASCII_STRING_MARSHALLER);
  // The header is binary, because a name can contain letters that a text header cannot.
  private static final Metadata.Key<byte[]> USER =
      Metadata.Key.of("insula-user-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final Metadata.Key<byte[]> ROLES =
      Metadata.Key.of("insula-roles-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern COMMA = Pattern.compile(",");

  private CallOriginHeaders() {}

  /**
   * @throws CallOriginTooLargeException if the user and the roles of the origin have more than
   *     {@value #MAX_ORIGIN_BYTES} bytes
   */
  static Metadata of(CallOrigin origin) {
    var headers = new Metadata();
    headers.put(TRACE_ID, origin.traceId());
    if (origin.user() != null) {
      var user = origin.user().getBytes(UTF_8);
      var roles = String.join(",", origin.roles()).getBytes(UTF_8);
      if (user.length + roles.length > MAX_ORIGIN_BYTES) {
        throw new CallOriginTooLargeException();
      }
      headers.put(USER, user);
      headers.put(ROLES, roles);
    }
    return headers;
  }

  /**
   * @throws IllegalArgumentException if the headers cannot be read
   */
  static CallOrigin read(Metadata headers) {
    var traceId = headers.get(TRACE_ID);
    return new CallOrigin(
        traceId != null && HEXADECIMAL.matcher(traceId).matches() ? traceId : "",
        text(headers, USER),
        roles(text(headers, ROLES)));
  }

  private static Set<String> roles(@Nullable String joined) {
    return joined == null
        ? Set.of()
        : COMMA
            .splitAsStream(joined)
            .filter(role -> !role.isBlank())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable String text(Metadata headers, Metadata.Key<byte[]> key) {
    var bytes = headers.get(key);
    if (bytes == null) {
      return null;
    }
    try {
      // The decoder reports invalid bytes. The constructor of String would replace them.
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the header " + key.name() + " is not valid text", e);
    }
  }
}
