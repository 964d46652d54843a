/** Finds stored events: filters, the list, and exports. */
@NullMarked
package io.insula.activity.internal.find;

import org.jspecify.annotations.NullMarked;
