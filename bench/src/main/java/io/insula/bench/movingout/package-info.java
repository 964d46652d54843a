/** Measures what it costs that apps run in processes of their own. */
@NullMarked
package io.insula.bench.movingout;

import org.jspecify.annotations.NullMarked;
