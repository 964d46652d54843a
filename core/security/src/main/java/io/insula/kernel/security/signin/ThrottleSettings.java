package io.insula.kernel.security.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How many wrong passwords are heard before the door stays shut.
 *
 * @param window how long wrong passwords are counted together, from the first one
 * @param failuresPerAccountAndAddress most for one account from one address
 * @param failuresPerAddress most from one address, whichever accounts they are for
 * @param failuresPerAccount most for one account, wherever they come from
 * @param clientAddressHeader the header in which a trusted proxy tells the client's address; empty
 *     if there is no such proxy
 */
@ConfigurationProperties("insula.sign-in")
record ThrottleSettings(
    Duration window,
    int failuresPerAccountAndAddress,
    int failuresPerAddress,
    int failuresPerAccount,
    String clientAddressHeader) {}
