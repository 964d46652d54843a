/** The app of projects in another process: the client that calls it, and what crosses the wire. */
@NullMarked
package io.insula.projects.remote;

import org.jspecify.annotations.NullMarked;
