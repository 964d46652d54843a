package io.insula.kernel.security.signin;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The limits for wrong passwords, and how long addresses of successful sign-ins are known.
 *
 * @param window how long wrong passwords are counted together, starting with the first one
 * @param failuresPerAccountAndAddress the maximum for one account from one address
 * @param failuresPerAddress the maximum from one address, for all accounts together
 * @param failuresPerAccount the maximum for one account, from all addresses together
 * @param knownAddressRetention how long an address stays known after a sign-in
 * @param clientAddressHeader the header in which a trusted proxy reports the client's address;
 *     empty if there is no such proxy
 */
@Context
@ConfigurationProperties("insula.sign-in")
record SignInSettings(
    Duration window,
    int failuresPerAccountAndAddress,
    int failuresPerAddress,
    int failuresPerAccount,
    Duration knownAddressRetention,
    String clientAddressHeader) {
  private static final int MAX_FAILURES = 1_000_000;
  private static final String FAILURES = "INSULA_SIGN_IN_FAILURES_PER_";

  SignInSettings {
    SettingBounds.check(
        "INSULA_SIGN_IN_WINDOW", window, Duration.ofSeconds(1), Duration.ofDays(365));
    SettingBounds.check(
        FAILURES + "ACCOUNT_AND_ADDRESS", failuresPerAccountAndAddress, 1, MAX_FAILURES);
    SettingBounds.check(FAILURES + "ADDRESS", failuresPerAddress, 1, MAX_FAILURES);
    SettingBounds.check(FAILURES + "ACCOUNT", failuresPerAccount, 1, MAX_FAILURES);
    SettingBounds.check(
        "INSULA_SIGN_IN_KNOWN_ADDRESS_RETENTION",
        knownAddressRetention,
        Duration.ofDays(1),
        Duration.ofDays(3_650));
  }
}
