/**
 * Checks what the compiler and Maven cannot: dependencies between packages, and rules for code.
 * Each rule must find a violation in the fixture {@code broken}.
 */
@NullMarked
package io.insula.architecture;

import org.jspecify.annotations.NullMarked;
