/** The implementation of an app that breaks rules. */
@NullMarked
package io.insula.architecture.broken.trees.internal;

import org.jspecify.annotations.NullMarked;
