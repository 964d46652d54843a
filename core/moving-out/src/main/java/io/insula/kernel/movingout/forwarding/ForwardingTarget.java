package io.insula.kernel.movingout.forwarding;

import java.net.URI;
import java.net.http.HttpClient;

/**
 * The destination of the web requests for a remote app.
 *
 * @param address an {@code https} address, or an {@code http} address if calls are not encrypted
 * @param concurrencyLimit limits the unanswered requests
 */
record ForwardingTarget(
    String app, URI address, HttpClient client, UpstreamConcurrencyLimit concurrencyLimit) {}
