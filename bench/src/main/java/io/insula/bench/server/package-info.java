/** What is measured: a durable PostgreSQL and servers, each in processes of their own. */
@NullMarked
package io.insula.bench.server;

import org.jspecify.annotations.NullMarked;
