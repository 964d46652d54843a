/** Checks the documentation: its tour, its pictures, and the tests that it names. */
@NullMarked
package io.insula.docs;

import org.jspecify.annotations.NullMarked;
