/** What is measured: a durable PostgreSQL and houses, each in processes of their own. */
@NullMarked
package io.insula.bench.house;

import org.jspecify.annotations.NullMarked;
