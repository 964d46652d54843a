package io.insula.kernel.security.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The numbers of wrong passwords after which further attempts are refused.
 *
 * @param window how long wrong passwords are counted together, starting with the first one
 * @param failuresPerAccountAndAddress the maximum for one account from one address
 * @param failuresPerAddress the maximum from one address, for all accounts together
 * @param failuresPerAccount the maximum for one account, from all addresses together
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
