/** Handlers on a connection, between the bytes of HTTP and the framework. */
@NullMarked
package io.insula.kernel.web.connection;

import org.jspecify.annotations.NullMarked;
