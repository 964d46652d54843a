/** Requests for reports, their tasks and their workers. */
@NullMarked
package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.NullMarked;
