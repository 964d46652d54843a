package io.insula.console.internal;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The settings for signing in at an external identity provider.
 *
 * @param clientId the id of the console at the provider; empty if there is no provider
 * @param authorizationEndpoint the address to which the browser goes to sign in (RFC 6749, 3.1)
 * @param tokenEndpoint the address that gives tokens (RFC 6749, 3.2); it must allow requests from
 *     the origin of the console (CORS)
 * @param endSessionEndpoint the address to which the browser goes to sign out at the provider; if
 *     it is empty, a sign-out ends only the session of the console
 * @param scope the requested scopes, separated by blanks
 * @param resource the API for which tokens are requested (RFC 8707); empty if the provider needs
 *     none
 * @param name the name of the provider on the button; if it is empty, the button has the host of
 *     the authorization endpoint
 */
@ConfigurationProperties("insula.console.oidc")
record OpenIdConnectSettings(
    String clientId,
    String authorizationEndpoint,
    String tokenEndpoint,
    String endSessionEndpoint,
    String scope,
    String resource,
    String name) {}
