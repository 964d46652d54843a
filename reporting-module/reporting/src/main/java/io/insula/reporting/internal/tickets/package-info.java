/** Requests for reports, their tasks, and who works on them. */
@NullMarked
package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.NullMarked;
