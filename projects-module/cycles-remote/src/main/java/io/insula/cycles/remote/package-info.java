/**
 * The code by which other processes call the app {@code cycles}: the gRPC client, the gRPC service,
 * and the conversion of their messages.
 */
@NullMarked
package io.insula.cycles.remote;

import org.jspecify.annotations.NullMarked;
