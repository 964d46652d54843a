/** The app of threads in another process: the client that calls it, and what crosses the wire. */
@NullMarked
package io.insula.threads.remote;

import org.jspecify.annotations.NullMarked;
