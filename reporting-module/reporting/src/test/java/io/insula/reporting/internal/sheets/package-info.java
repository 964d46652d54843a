@NullMarked
package io.insula.reporting.internal.sheets;

import org.jspecify.annotations.NullMarked;
