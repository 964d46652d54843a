package io.insula.kernel.security.signin;

import io.insula.api.InsulaException;

/** No service token of the account that counts has this id. */
final class ServiceTokenNotFoundException extends InsulaException {
  ServiceTokenNotFoundException() {
    super(Kind.NOT_FOUND, "There is no such service token");
  }
}
