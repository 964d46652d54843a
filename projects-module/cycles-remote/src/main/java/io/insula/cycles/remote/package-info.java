/** The app of cycles in another process: the client that calls it, and what crosses the wire. */
@NullMarked
package io.insula.cycles.remote;

import org.jspecify.annotations.NullMarked;
