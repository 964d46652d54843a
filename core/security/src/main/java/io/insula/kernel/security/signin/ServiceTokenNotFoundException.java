package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** The account has no valid service token with this id. */
final class ServiceTokenNotFoundException extends InsulaException {
  ServiceTokenNotFoundException() {
    super(Kind.NOT_FOUND, "No service token has this id; it may have expired or been revoked");
  }
}
