/** Workbooks, filled from a template. */
@NullMarked
package io.insula.reporting.internal.workbook;

import org.jspecify.annotations.NullMarked;
