/**
 * Escapes texts in the cells of CSV files, so that spreadsheet programs do not run them as
 * formulas.
 */
@NullMarked
package io.insula.kernel.base.text;

import org.jspecify.annotations.NullMarked;
