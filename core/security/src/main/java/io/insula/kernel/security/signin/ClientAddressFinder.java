package io.insula.kernel.security.signin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of the client: the peer of the connection, or the address that a trusted proxy
 * reports. Only the first 64 bits of an IPv6 address count, because one client usually has all
 * addresses with these bits.
 */
@Singleton
final class ClientAddressFinder {
  private static final int NETWORK_BYTES = 8;

  private final String header;

  ClientAddressFinder(SignInSettings settings) {
    this.header = settings.clientAddressHeader();
  }

  SignInClient clientOf(HttpRequest<?> request) {
    var program = request.getHeaders().get(HttpHeaders.USER_AGENT);
    return new SignInClient(of(request), program == null ? "" : program);
  }

  String of(HttpRequest<?> request) {
    var reported = header.isBlank() ? null : fromProxyHeader(request);
    return networkOf(reported == null ? request.getRemoteAddress().getAddress() : reported);
  }

  /**
   * Returns the last address in the header; null if it is not valid. Each proxy appends an address,
   * so the client may have invented all earlier addresses.
   */
  private @Nullable InetAddress fromProxyHeader(HttpRequest<?> request) {
    var values = request.getHeaders().getAll(header);
    if (values.isEmpty()) {
      return null;
    }
    var last = values.getLast();
    try {
      return InetAddress.ofLiteral(last.substring(last.lastIndexOf(',') + 1).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String networkOf(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
