/**
 * Tests of what operators do with a running server: update it, back it up, and run it from an
 * archive elsewhere.
 */
@NullMarked
package io.insula.operations;

import org.jspecify.annotations.NullMarked;
