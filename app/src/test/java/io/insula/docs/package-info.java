/**
 * Checks the documentation: the requests of the tour, the pictures, the words, and the names of
 * tests in the pages.
 */
@NullMarked
package io.insula.docs;

import org.jspecify.annotations.NullMarked;
