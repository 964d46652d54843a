/** Items: their routes, their table, and the job that deletes empty ones. */
@NullMarked
package io.insula.sample.internal.items;

import org.jspecify.annotations.NullMarked;
