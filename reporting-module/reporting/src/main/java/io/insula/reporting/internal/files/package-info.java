/** Stored reports, as workbooks and CSV, and their downloads. */
@NullMarked
package io.insula.reporting.internal.files;

import org.jspecify.annotations.NullMarked;
