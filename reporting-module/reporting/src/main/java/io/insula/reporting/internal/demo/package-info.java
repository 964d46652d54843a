/** The reports on the demo cycles. */
@NullMarked
package io.insula.reporting.internal.demo;

import org.jspecify.annotations.NullMarked;
