package io.insula.kernel.security.signin;

import io.insula.kernel.base.Sha256;

/**
 * The client that sent a sign-in or refresh request.
 *
 * @param address the IPv4 address or IPv6 network
 * @param program the {@code User-Agent}; empty if there is none
 */
record SignInClient(String address, String program) {
  /**
   * Returns the hash of the address and the {@code User-Agent}. The table of refresh tokens has
   * only this hash, because the address is personal data.
   */
  byte[] digest() {
    return Sha256.ofParts("client", address, program);
  }
}
