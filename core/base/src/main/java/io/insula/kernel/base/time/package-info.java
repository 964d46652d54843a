/** The server's clock, and how times are passed to the database. */
@NullMarked
package io.insula.kernel.base.time;

import org.jspecify.annotations.NullMarked;
