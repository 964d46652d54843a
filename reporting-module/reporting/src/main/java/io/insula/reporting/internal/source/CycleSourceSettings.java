package io.insula.reporting.internal.source;

import io.insula.kernel.base.InvalidConfigurationException;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.util.Set;

/**
 * The configured source of cycles. The setting is checked at start-up, so that the server does not
 * start with a wrong value.
 */
@Context
public final class CycleSourceSettings {
  static final String PROPERTY = "insula.reporting.source";
  static final String LOCAL = "local";
  static final String GRAPHQL = "graphql";

  private final String name;

  /**
   * @param signUpIsOn whether anyone can create an account on this server, even with the user name
   *     of an admin of the other backend
   * @throws InvalidConfigurationException if a setting is wrong, or if sign-up is on and the source
   *     is the other backend
   */
  CycleSourceSettings(
      @Value("${" + PROPERTY + "}") String name,
      @Value("${insula.accounts.sign-up:false}") boolean signUpIsOn,
      GraphQlSettings settings) {
    if (!Set.of(LOCAL, GRAPHQL).contains(name)) {
      throw new InvalidConfigurationException(
          "INSULA_REPORTING_SOURCE is \"%s\", and must be local or graphql".formatted(name));
    }
    if (name.equals(GRAPHQL)) {
      settings.check();
      if (signUpIsOn) {
        throw new InvalidConfigurationException(
            "INSULA_REPORTING_SOURCE=graphql and INSULA_ACCOUNTS_SIGN_UP=true exclude each other:"
                + " anybody could sign up here under the name of an admin of the other backend and"
                + " read that admin's reports");
      }
    }
    this.name = name;
  }

  /** Returns whether the cycles come from this server instead of another backend. */
  public boolean isLocal() {
    return name.equals(LOCAL);
  }
}
