/**
 * Netty handlers of each connection, between the bytes of HTTP and the framework, and the filters
 * that support these handlers.
 */
@NullMarked
package io.insula.kernel.web.connection;

import org.jspecify.annotations.NullMarked;
