package io.insula.console.internal;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The settings for signing in at an external identity provider.
 *
 * @param clientId the id of the console at the provider; empty if there is no provider
 * @param authorizationEndpoint the address at which the browser signs in (RFC 6749, 3.1)
 * @param tokenEndpoint the address that issues tokens (RFC 6749, 3.2); must allow requests from the
 *     origin of the console (CORS)
 * @param endSessionEndpoint the address at which the browser signs out; if empty, a sign-out ends
 *     only the console's session
 * @param scope the requested scopes, separated by blanks
 * @param resource the API for which tokens are requested (RFC 8707); empty for none
 * @param name the provider's name on the button; if empty, the host of the authorization endpoint
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
