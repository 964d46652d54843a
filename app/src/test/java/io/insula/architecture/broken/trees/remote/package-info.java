/** The remote artifact of an app that breaks rules. */
@NullMarked
package io.insula.architecture.broken.trees.remote;

import org.jspecify.annotations.NullMarked;
