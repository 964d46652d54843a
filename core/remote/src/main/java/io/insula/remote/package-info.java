/**
 * The common part of calls between processes: connections with mutual authentication, deadlines,
 * the caller's identity, and errors that keep their type.
 */
@NullMarked
package io.insula.remote;

import org.jspecify.annotations.NullMarked;
