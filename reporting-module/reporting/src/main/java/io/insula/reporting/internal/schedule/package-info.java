/** Keeps reports up to date automatically, at the times of a cron expression. */
@NullMarked
package io.insula.reporting.internal.schedule;

import org.jspecify.annotations.NullMarked;
