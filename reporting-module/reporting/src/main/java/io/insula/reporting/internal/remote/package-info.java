/** The shared parts of clients of other servers. */
@NullMarked
package io.insula.reporting.internal.remote;

import org.jspecify.annotations.NullMarked;
