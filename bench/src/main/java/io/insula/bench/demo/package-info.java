/** Demonstrations: things that the server can do, done before one's eyes and checked. */
@NullMarked
package io.insula.bench.demo;

import org.jspecify.annotations.NullMarked;
