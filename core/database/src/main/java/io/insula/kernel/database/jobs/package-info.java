/** Jobs that survive a crash and run once across instances. */
@NullMarked
package io.insula.kernel.database.jobs;

import org.jspecify.annotations.NullMarked;
