/**
 * Checks what the compiler and Maven cannot: who may know whom, and how code is written here. Each
 * rule must find something in the {@code broken} code base, which exists to break them all.
 */
@NullMarked
package io.insula.architecture;

import org.jspecify.annotations.NullMarked;
