/** Keeps reports up to date by themselves, at times that a cron expression says. */
@NullMarked
package io.insula.reporting.internal.schedule;

import org.jspecify.annotations.NullMarked;
