/** Netty handlers of each connection, between the bytes of HTTP and the framework. */
@NullMarked
package io.insula.kernel.web.connection;

import org.jspecify.annotations.NullMarked;
