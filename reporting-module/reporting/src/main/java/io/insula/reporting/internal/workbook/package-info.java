/** Workbooks, filled from a template, and CSV. */
@NullMarked
package io.insula.reporting.internal.workbook;

import org.jspecify.annotations.NullMarked;
