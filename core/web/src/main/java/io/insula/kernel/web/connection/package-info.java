/**
 * Netty handlers of each connection, between the bytes of HTTP and the framework, and the filters
 * that work with them.
 */
@NullMarked
package io.insula.kernel.web.connection;

import org.jspecify.annotations.NullMarked;
