/** Turns measurements into medians, ratios, a table and JSON. */
@NullMarked
package io.insula.bench.measure;

import org.jspecify.annotations.NullMarked;
