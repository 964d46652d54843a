@NullMarked
package io.insula.reporting.internal.demo;

import org.jspecify.annotations.NullMarked;
