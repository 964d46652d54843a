/** Scheduled jobs that survive a crash and run once over all instances. */
@NullMarked
package io.insula.kernel.database.jobs;

import org.jspecify.annotations.NullMarked;
