/** The measured servers and a durable PostgreSQL, each in a separate process. */
@NullMarked
package io.insula.bench.server;

import org.jspecify.annotations.NullMarked;
