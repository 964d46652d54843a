package io.insula.kernel.movingout.forwarding;

import java.net.URI;
import java.net.http.HttpClient;

/**
 * Where the web requests for a remote app go.
 *
 * @param address begins with {@code https}, or {@code http} where nothing is encrypted
 * @param concurrencyLimit the requests that it has not answered
 */
record ForwardingTarget(
    String app, URI address, HttpClient client, UpstreamConcurrencyLimit concurrencyLimit) {}
