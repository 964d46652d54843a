/** Texts in the cells of CSV files. */
@NullMarked
package io.insula.kernel.base.text;

import org.jspecify.annotations.NullMarked;
