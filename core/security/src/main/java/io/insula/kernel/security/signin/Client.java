package io.insula.kernel.security.signin;

import io.insula.kernel.base.Sha256;

/**
 * Who sends a request, as far as it shows.
 *
 * @param address the address, or the network of IPv6, from where it comes
 * @param program what the client says that it is ({@code User-Agent}); empty if it says nothing
 */
record Client(String address, String program) {
  /** What is kept of it: the address itself is nobody's business. */
  byte[] digest() {
    return Sha256.ofParts("client", address, program);
  }
}
