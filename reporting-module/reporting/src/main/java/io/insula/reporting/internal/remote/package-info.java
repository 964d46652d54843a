/**
 * Code that the clients of other servers share: the waits before retries, and the reasons of failed
 * connections.
 */
@NullMarked
package io.insula.reporting.internal.remote;

import org.jspecify.annotations.NullMarked;
