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
 * Where a request comes from: the other end of its connection or, behind a trusted proxy, what that
 * proxy says. Of an IPv6 address only the first 64 bits count, since everybody has all the rest.
 */
@Singleton
final class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  private final String header;

  ClientAddress(SignInSettings settings) {
    this.header = settings.clientAddressHeader();
  }

  Client clientOf(HttpRequest<?> request) {
    var program = request.getHeaders().get(HttpHeaders.USER_AGENT);
    return new Client(of(request), program == null ? "" : program);
  }

  String of(HttpRequest<?> request) {
    var reported = header.isBlank() ? null : fromProxyHeader(request);
    return networkOf(reported == null ? request.getRemoteAddress().getAddress() : reported);
  }

  /** The last one in the list: proxies append, so all before it may be the client's invention. */
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
