/** The app of accounts in another process: the client that calls it, and what crosses the wire. */
@NullMarked
package io.insula.membership.remote;

import org.jspecify.annotations.NullMarked;
