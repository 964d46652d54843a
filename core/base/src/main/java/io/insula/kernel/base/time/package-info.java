/** What time it is, and how times are told to the database. */
@NullMarked
package io.insula.kernel.base.time;

import org.jspecify.annotations.NullMarked;
