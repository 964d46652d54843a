/** Paging of lists: the parameters {@code limit} and {@code cursor}. */
@NullMarked
package io.insula.kernel.web.pages;

import org.jspecify.annotations.NullMarked;
