/** Tests of stored reports and their downloads. */
@NullMarked
package io.insula.reporting.internal.files;

import org.jspecify.annotations.NullMarked;
