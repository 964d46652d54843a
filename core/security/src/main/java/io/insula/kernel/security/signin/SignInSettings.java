package io.insula.kernel.security.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How many wrong passwords are allowed before further attempts are refused.
 *
 * @param window how long wrong passwords are counted together, from the first one
 * @param failuresPerAccountAndAddress most for one account from one address
 * @param failuresPerAddress most from one address, for any accounts
 * @param failuresPerAccount most for one account, from any addresses
 * @param clientAddressHeader the header in which a trusted proxy reports the client's address;
 *     empty if there is no such proxy
 */
@ConfigurationProperties("insula.sign-in")
record SignInSettings(
    Duration window,
    int failuresPerAccountAndAddress,
    int failuresPerAddress,
    int failuresPerAccount,
    String clientAddressHeader) {}
