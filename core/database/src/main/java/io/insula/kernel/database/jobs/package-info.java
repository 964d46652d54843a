/**
 * Scheduled jobs that survive a crash. Each due job runs in one process, and again in another if
 * that process crashes.
 */
@NullMarked
package io.insula.kernel.database.jobs;

import org.jspecify.annotations.NullMarked;
