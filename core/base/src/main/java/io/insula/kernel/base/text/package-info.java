/** Text as people write it: searches, and cells of CSV files. */
@NullMarked
package io.insula.kernel.base.text;

import org.jspecify.annotations.NullMarked;
