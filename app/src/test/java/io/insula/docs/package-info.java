/** Holds the documentation to what it says: its tour, its pictures, the tests that it names. */
@NullMarked
package io.insula.docs;

import org.jspecify.annotations.NullMarked;
