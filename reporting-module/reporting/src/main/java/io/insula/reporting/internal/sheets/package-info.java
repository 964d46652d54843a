/** The contents of a report: its sheets, with their columns and rows. */
@NullMarked
package io.insula.reporting.internal.sheets;

import org.jspecify.annotations.NullMarked;
