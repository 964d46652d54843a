/**
 * Lets other processes call analytics: the client, the gRPC service, and the code that turns
 * records into gRPC messages and back.
 */
@NullMarked
package io.insula.analytics.remote;

import org.jspecify.annotations.NullMarked;
