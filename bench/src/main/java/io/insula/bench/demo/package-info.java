/** Demonstrations, which show a feature of the server step by step and check the result. */
@NullMarked
package io.insula.bench.demo;

import org.jspecify.annotations.NullMarked;
